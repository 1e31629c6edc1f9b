using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Runtime.Parsing;
using Polly;

namespace MlOps.Runtime.Api.Transport;

/// <summary>Sends requests: credentials, a time limit per attempt, retries, metrics, and one kind of exception.</summary>
internal sealed class RequestSender(
    KubeTransport transport,
    KubeApiOptions options,
    TimeProvider time,
    ApiMetrics metrics,
    ServerPause pause,
    Action? writeGuard
)
{
    private readonly ResiliencePipeline _reads = RetryPipelines.ForReads(options, time);
    private readonly ResiliencePipeline _writes = RetryPipelines.ForWrites(options, time);
    private readonly string _host = Announced(transport, metrics);

    public TimeProvider Time => time;

    public ServerPause Pause => pause;

    /// <summary>Sends until there is an answer worth having, and returns its JSON.</summary>
    public Task<JsonObject> SendAsync(ApiRequest request, CancellationToken ct) => SendAsync(request, ObjectOf, ct);

    /// <summary>Sends until there is an answer worth having, and reads it.</summary>
    public async Task<T> SendAsync<T>(ApiRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken ct) =>
        await (request.IsWrite ? _writes : _reads).ExecuteAsync(
            static async (state, token) => await state.Sender.SendOnceAsync(state.Request, state.Read, token),
            (Sender: this, Request: request, Read: read),
            ct
        );

    /// <summary>
    /// Opens a stream. Returns as soon as the server accepted, which has no time limit here: servers before Kubernetes 1.21 send nothing at
    /// all, no status either, before the first line, and that may be minutes away. Whoever watches knows how long silence may last.
    /// </summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken ct)
    {
        await pause.WaitAsync(ct);
        return await GuardAsync(
            request,
            async () =>
            {
                var response = await SendRawAsync(request, ct, ct);
                await ThrowOnFailureAsync(request, response, ct);
                return response;
            },
            ct
        );
    }

    private static string Announced(KubeTransport transport, ApiMetrics metrics)
    {
        metrics.Announce(transport.BaseUri.Authority);
        return transport.BaseUri.Authority;
    }

    private static JsonObject ObjectOf(ReadOnlyMemory<byte> body) => JsonBytes.ParseObject(body.Span);

    private async Task<T> SendOnceAsync<T>(ApiRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken ct)
    {
        await pause.WaitAsync(ct);
        using var limit = new CancellationTokenSource(request.IsWrite ? options.WriteTimeout : options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var started = time.GetTimestamp();
        try
        {
            return await GuardAsync(
                request,
                async () =>
                {
                    using var response = await SendRawAsync(request, ct, either.Token);
                    await ThrowOnFailureAsync(request, response, either.Token);
                    return Read(request, await response.Content.ReadAsByteArrayAsync(either.Token), read);
                },
                ct
            );
        }
        finally
        {
            metrics.Seconds.WithLabels(request.Verb, _host).Observe(time.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static T Read<T>(ApiRequest request, byte[] body, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(body);
        }
        catch (NestedTooDeepException deep)
        {
            throw new ApiException(ApiErrorKind.Unreadable, null, $"{request.Name}: the answer cannot be read: {deep.Message}", null, deep)
            {
                Identity = ObjectReader.Identity(body),
            };
        }
    }

    /// <summary>Credentials that were replaced or revoked are no failure: a 401 had no effect, so the request is sent again.</summary>
    private async Task<HttpResponseMessage> SendRawAsync(ApiRequest request, CancellationToken caller, CancellationToken ct)
    {
        using var message = request.ToMessage(transport.BaseUri, transport.Version);
        await CredentialsAsync(request, () => transport.AuthenticateAsync(message, ct), caller);
        var response = await SendRawAsync(request, message, ct);
        if (response.StatusCode != HttpStatusCode.Unauthorized || transport.Renew is not { } renew)
            return response;
        using (response)
        {
            var renewed = false;
            await CredentialsAsync(request, async () => renewed = await renew(message, ct), caller);
            if (!renewed)
                await ThrowOnFailureAsync(request, response, ct);
        }

        using var again = request.ToMessage(transport.BaseUri, transport.Version);
        await CredentialsAsync(request, () => transport.AuthenticateAsync(again, ct), caller);
        return await SendRawAsync(request, again, ct);
    }

    private async Task<HttpResponseMessage> SendRawAsync(ApiRequest request, HttpRequestMessage message, CancellationToken ct)
    {
        if (request.IsWrite)
            writeGuard?.Invoke();
        try
        {
            var response = await transport.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            Count(request, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
            return response;
        }
        catch
        {
            Count(request, ApiMetrics.NoAnswer);
            throw;
        }
    }

    /// <summary>A token file that is being rotated, a plugin that fails or hangs: the request had no effect.</summary>
    private static async Task CredentialsAsync(ApiRequest request, Func<Task> get, CancellationToken caller)
    {
        try
        {
            await get();
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            var cause = error is OperationCanceledException ? "there were none in time" : error.GetBaseException().Message;
            throw new ApiException(ApiErrorKind.Transport, null, $"{request.Name}: no credentials: {cause}", null, error)
            {
                SurelyNotApplied = true,
            };
        }
    }

    private async Task ThrowOnFailureAsync(ApiRequest request, HttpResponseMessage response, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
            return;
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(ct);
            var error = ApiError.Classify((int)response.StatusCode, body, RetryAfter(response), request.Name);
            if (error is { Kind: ApiErrorKind.TooManyRequests, RetryAfter: { } asked })
                pause.Ask(asked);
            throw error;
        }
    }

    private static async Task<T> GuardAsync<T>(ApiRequest request, Func<Task<T>> send, CancellationToken ct)
    {
        try
        {
            return await send();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            throw ApiError.Classify(error, request.Name);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        };

    private void Count(ApiRequest request, string code) => metrics.Requests.WithLabels(code, request.Method.Method, _host).Inc();
}
