using System.Text.Json;
using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus.Answers;
using MlOps.Operator.Signals.Prometheus.Answers.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>Judges what an answer says: numbers that can be used, or in words why not.</summary>
internal static class AnswerReader
{
    /// <exception cref="JsonException">
    /// The body is not an answer of Prometheus; a login page or a proxy's own JSON, for example.
    /// </exception>
    /// <exception cref="AnswerTooLargeException">It holds more than its limits allow.</exception>
    public static async Task<QueryAnswer> ReadAsync(AnswerStream body, CancellationToken ct) => Of(await body.ReadAsync(ct));

    private static QueryAnswer Of(AnswerContent content)
    {
        if (content.Status is null)
            throw new JsonException("the response is not a Prometheus response: it has no status");
        if (content.Status != "success")
            return QueryAnswer.Failed($"Prometheus rejected the query: {content.Error}");
        if (content.IsPartial)
            return QueryAnswer.Failed(
                "the response may be partial: VictoriaMetrics reports isPartial; one of its storage nodes did not answer"
            );
        if (content.Warning is { } warning)
            return QueryAnswer.Failed($"the response may be partial: {warning}");
        if (content.ResultType is null || !content.HasResult)
            throw new JsonException($"the response is not a Prometheus response: {content.DataProblem}");
        return content.ResultType switch
        {
            "vector" or "matrix" => content.Single is not null
                ? throw new JsonException($"the response is not a Prometheus response: its {content.ResultType} holds no series")
            : content.Histograms.Count > 0 ? QueryAnswer.OfHistograms(content.Histograms)
            : new QueryAnswer(content.Series, null),
            "scalar" => content.Single is { } pair
                ? new QueryAnswer([new CounterSeries(new SeriesLabels([]), [new Sample(pair.Time, JsonNumbers.Value(pair.Text))])], null)
                : throw new JsonException("the response is not a Prometheus response: its scalar holds no number"),
            var type => QueryAnswer.Failed($"the query returns a {type}, not numbers"),
        };
    }
}
