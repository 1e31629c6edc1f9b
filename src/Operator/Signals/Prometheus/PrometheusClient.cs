using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using MlOps.Entities.Common;
using MlOps.Operator.Telemetry;
using Polly;
using Polly.Timeout;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// Queries one Prometheus by POST with an explicit time; slow, large, partial and failed answers all end as a failure in words.
/// </summary>
public sealed class PrometheusClient(
    PrometheusSourceOptions options,
    HttpClient http,
    ResiliencePipeline pipeline,
    OperatorMetrics metrics,
    TimeProvider time
) : IPrometheus, IDisposable
{
    /// <summary>
    /// Times of promotions and of samples are compared. Below a minute a difference shows as stale samples, above it as evidence of
    /// the wrong moment.
    /// </summary>
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _slots = new(options.Concurrency);

    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var (answer, code) = await AskAsync(promql, at, ct);
        metrics.Queries.Count(
            options.Name,
            code,
            time.GetElapsedTime(started).TotalSeconds,
            answer.IsAnswer ? answer.Series.Count + answer.Histograms.Count : null
        );
        return answer;
    }

    public void Dispose() => _slots.Dispose();

    private async Task<Answered> AskAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendAsync(promql, at, token), ct);
        }
        catch (TimeoutRejectedException)
        {
            return Failed($"Prometheus {options.Name} did not answer within {options.Timeout.TotalSeconds:0} s", QueryMetrics.Timeout);
        }
        catch (Polly.CircuitBreaker.BrokenCircuitException)
        {
            return Failed(
                $"Prometheus {options.Name} failed repeatedly; the circuit breaker is open for a moment",
                QueryMetrics.CircuitOpen
            );
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return Failed(
                $"Prometheus {options.Name} answered with more than {options.MaxAnswer >> 20} MiB: the selector matches too many series",
                QueryMetrics.TooLarge
            );
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            return Failed($"the response of Prometheus {options.Name} was truncated: the connection closed early", QueryMetrics.NoAnswer);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The outer message often says no more than that something failed.
            return Failed(
                $"Prometheus {options.Name}: {e.Message}{(e.InnerException is null ? "" : $" {e.GetBaseException().Message}")}",
                (e as HttpRequestException)?.StatusCode is { } status ? QueryMetrics.Code((int)status) : QueryMetrics.NoAnswer
            );
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<Answered> SendAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url, "api/v1/query"));
        request.Content = new FormUrlEncodedContent([
            new("query", promql),
            new("time", UnixTime.Seconds(at).ToString("F3", CultureInfo.InvariantCulture)),
            new("timeout", $"{options.Timeout.TotalSeconds:0}s"),
        ]);
        if (options.TokenFile is { } file)
            request.Headers.Authorization = await TokenAsync(file, ct);
        using var response = await http.SendAsync(request, ct);
        return await UnderstandAsync(response, ct);
    }

    private async Task<Answered> UnderstandAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        if (status >= 500)
            throw new HttpRequestException(
                $"status {status}{(AnswerReader.Error(body) is { } error ? $": {error}" : "")}",
                null,
                response.StatusCode
            );
        if (status is 401 or 403)
            return Failed($"Prometheus {options.Name} rejected the operator's credentials (status {status})", QueryMetrics.Code(status));
        if (status is >= 300 and < 400)
            return Failed(
                $"Prometheus {options.Name} answered with a redirect to {response.Headers.Location}, which is not followed because it would carry the operator's credentials; configure the final address",
                QueryMetrics.Code(status)
            );
        if (Skew(response) is { } skew)
            return Failed(skew, QueryMetrics.Unusable);
        return Read(response, body, status);
    }

    private string? Skew(HttpResponseMessage response)
    {
        var ahead = response.Headers.Date - time.GetUtcNow();
        return ahead?.Duration() > MaxSkew
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the clock of Prometheus {options.Name} is {ahead.Value.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the operator's; nothing can be evaluated until they agree. Check NTP on both"
            )
            : null;
    }

    private Answered Read(HttpResponseMessage response, byte[] body, int status)
    {
        try
        {
            var answer = AnswerReader.Read(body);
            return new Answered(answer, status == 200 && !answer.IsAnswer ? QueryMetrics.Unusable : QueryMetrics.Code(status));
        }
        catch (JsonException e)
        {
            return Failed(
                $"Prometheus {options.Name} did not return a Prometheus response (status {status}, {response.Content.Headers.ContentType?.MediaType ?? "no content type"}, {body.Length} bytes): {e.Message} Check the URL of the source",
                status == 200 ? QueryMetrics.Unreadable : QueryMetrics.Code(status)
            );
        }
    }

    private static Answered Failed(string why, string code) => new(QueryAnswer.Failed(why), code);

    /// <summary>Read anew for every query: it is rotated while we run.</summary>
    private static async Task<AuthenticationHeaderValue> TokenAsync(string file, CancellationToken ct)
    {
        try
        {
            return new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(file, ct)).Trim());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FormatException)
        {
            throw new IOException($"the token in {file} cannot be used: {e.Message}", e);
        }
    }
}
