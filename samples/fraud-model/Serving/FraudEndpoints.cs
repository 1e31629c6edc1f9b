using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using MlOps.Samples.FraudModel.Serving.Predictions;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>The model over HTTP. Each payment whose truth has become known is passed on, once.</summary>
internal sealed class FraudEndpoints(FraudService service, FraudMetrics metrics, Action<LabelledTransaction> learned)
{
    private readonly RecentPredictions _recent = new(capacity: 10_000);

    public async Task PredictAsync(HttpContext context)
    {
        if (await ReadAsync(context, TransactionJson.Default.Transaction) is not { } transaction)
            return;
        metrics.Saw(transaction);
        var probability = service.Probability(transaction);
        metrics.Predicted(service.IsFraud(probability), probability);
        var prediction = service.Explain(transaction, probability);
        _recent.Remember(new(transaction, probability));
        await context.Response.WriteAsJsonAsync(prediction, PredictionJson.Default.Prediction, cancellationToken: context.RequestAborted);
    }

    public async Task FeedbackAsync(HttpContext context)
    {
        if (await ReadAsync(context, TransactionJson.Default.Feedback) is not { } truth)
            return;
        var ours = _recent.TryTake(truth.Id, out var predicted);
        if (predicted is not null)
        {
            metrics.Learned(service.IsFraud(predicted.Probability), predicted.Probability, truth.Fraud);
            learned(new(predicted.Transaction, truth.Fraud));
        }

        await context.Response.WriteAsJsonAsync(
            new FeedbackAnswer(ours),
            TransactionJson.Default.FeedbackAnswer,
            cancellationToken: context.RequestAborted
        );
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Said below, in our words: the exception's would show internals.
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"error":"the body is not the JSON object that this path takes"}""", context.RequestAborted);
        return null;
    }
}
