using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MlOps.Entities.Common;
using MlOps.Operator.Signals.Prometheus.Answers;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;
using MlOps.Operator.Signals.Prometheus.Guards;
using MlOps.Operator.Telemetry;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// Queries one Prometheus by POST with an explicit time; slow, large, partial and failed answers all end as a failure in words.
/// </summary>
public sealed class PrometheusClient(
    PrometheusSourceOptions options,
    HttpClient http,
    SourceGuard guard,
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
    private readonly AnswerBudget _budget = new(options.Budget);

    /// <summary>Of a caller that reads little and keeps nothing: held only while the answer is read.</summary>
    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        using var hold = new AnswerHold();
        return await QueryAsync(promql, at, hold, ct);
    }

    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, AnswerHold hold, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var (answer, code) = await AskAsync(promql, at, hold, ct);
        metrics.Queries.Count(
            options.Name,
            code,
            time.GetElapsedTime(started).TotalSeconds,
            answer.IsAnswer ? answer.Series.Count + answer.Histograms.Count : null
        );
        return answer;
    }

    public void Dispose() => _slots.Dispose();

    private async Task<Answered> AskAsync(string promql, DateTimeOffset at, AnswerHold hold, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            return await guard.RunAsync(async token => await SendAsync(promql, at, hold, token), ct);
        }
        catch (SourceDownException e)
        {
            ct.ThrowIfCancellationRequested();
            return Down(FailureText.Of(e, options.Url), QueryMetrics.Timeout);
        }
        catch (TimeoutRejectedException)
        {
            return Failed(
                $"Prometheus {options.Name} answers, but not this query within {options.Timeout.TotalSeconds:0} s: it reads too many series or too long a window",
                QueryMetrics.Timeout
            );
        }
        catch (SourceSparedException e)
        {
            return Down(e.Message, QueryMetrics.CircuitOpen, wasSent: false);
        }
        catch (BrokenCircuitException e)
        {
            return Down(
                $"{FailureText.Of(e.InnerException, options.Url)}; the circuit breaker is open and lets a query through every {SourceGuard.Break.TotalSeconds:0} s",
                QueryMetrics.CircuitOpen,
                wasSent: false
            );
        }
        catch (AnswerTooLargeException e)
        {
            return Failed($"Prometheus {options.Name} answered with {e.Message}", QueryMetrics.TooLarge);
        }
        catch (HttpRequestException e)
        {
            var why = FailureText.Of(e, options.Url);
            return e.StatusCode is not { } status ? Down(why, QueryMetrics.NoAnswer)
                : IsOfProxy(e) ? Down(why, QueryMetrics.Code((int)status))
                : Failed($"Prometheus {options.Name} {why}", QueryMetrics.Code((int)status));
        }
        catch (IOException e)
        {
            return Failed($"Prometheus {options.Name} was not asked: {e.Message}", QueryMetrics.NoAnswer);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<Answered> SendAsync(string promql, DateTimeOffset at, AnswerHold hold, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url, "api/v1/query"));
        request.Content = new FormUrlEncodedContent([
            new("query", promql),
            new("time", UnixTime.Seconds(at).ToString("F3", CultureInfo.InvariantCulture)),
            new("timeout", $"{options.Timeout.TotalSeconds:0}s"),
        ]);
        if (options.TokenFile is { } file)
            request.Headers.Authorization = await TokenAsync(file, ct);
        try
        {
            // Not before the body: it is understood while it arrives.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var meter = new AnswerMeter(options.Limits, _budget, hold);
            return await UnderstandAsync(response, new AnswerStream(body, meter), ct);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                $"no connection to {options.Url.Host}:{options.Url.Port} within {SourceGuard.ConnectTimeout.TotalSeconds:0} s; does a NetworkPolicy or a firewall drop it?",
                e
            );
        }
        catch (HttpIOException e)
        {
            throw new HttpRequestException(e.HttpRequestError, e.Message, e);
        }
        catch (IOException e)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.Message, e);
        }
    }

    private async Task<Answered> UnderstandAsync(HttpResponseMessage response, AnswerStream body, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status >= 500)
            throw await ServerErrorAsync(response.StatusCode, body, ct);
        if (status is 401 or 403)
            return Failed($"Prometheus {options.Name} rejected the operator's credentials (status {status})", QueryMetrics.Code(status));
        if (status is >= 300 and < 400)
            return Failed(
                $"Prometheus {options.Name} answered with a redirect to {response.Headers.Location}, which is not followed because it would carry the operator's credentials; configure the final address",
                QueryMetrics.Code(status)
            );
        if (Skew(response) is { } skew)
            return Failed(skew, QueryMetrics.Unusable);
        return await ReadAsync(response, body, status, ct);
    }

    /// <summary>What Prometheus says of it, where the body is its own; a proxy in between answers in other words.</summary>
    private static async Task<HttpRequestException> ServerErrorAsync(HttpStatusCode status, AnswerStream body, CancellationToken ct)
    {
        string? words = null;
        try
        {
            words = (await body.ReadAsync(ct)).Error;
        }
        catch (Exception e) when (e is JsonException or AnswerTooLargeException)
        {
            // The status says enough.
        }

        return new HttpRequestException(
            words is null ? HttpRequestError.InvalidResponse : HttpRequestError.Unknown,
            $"status {(int)status}{(words is null ? "" : $": {words}")}",
            null,
            status
        );
    }

    /// <summary>A gateway without a server behind it; what Prometheus itself says with these codes is of one query.</summary>
    private static bool IsOfProxy(HttpRequestException e) =>
        e.HttpRequestError == HttpRequestError.InvalidResponse
        && e.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

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

    private async Task<Answered> ReadAsync(HttpResponseMessage response, AnswerStream body, int status, CancellationToken ct)
    {
        try
        {
            var answer = await AnswerReader.ReadAsync(body, ct);
            return new Answered(answer, status == 200 && !answer.IsAnswer ? QueryMetrics.Unusable : QueryMetrics.Code(status));
        }
        catch (JsonException e)
        {
            return Failed(
                $"Prometheus {options.Name} did not return a Prometheus response (status {status}, {response.Content.Headers.ContentType?.MediaType ?? "no content type"}, {body.Bytes} bytes): {e.Message} Check the URL of the source",
                status == 200 ? QueryMetrics.Unreadable : QueryMetrics.Code(status)
            );
        }
    }

    private Answered Down(string why, string code, bool wasSent = true) =>
        new(QueryAnswer.SourceDown($"Prometheus {options.Name} {why}", wasSent), code);

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
