using System.Net;
using System.Net.Http.Headers;

namespace MlOps.Samples.FraudModel.Remote;

/// <summary>One request at a time to a server that may be about to start: asks again a few times, for longer each time.</summary>
internal sealed class RetryingClient(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int Attempts = 5;
    private const long LargestAnswer = 64 << 20;

    private readonly HttpClient _client = new(handler) { MaxResponseContentBufferSize = LargestAnswer, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What is said goes to the address that was given: no proxy, no cookies.</summary>
    public static RetryingClient Create() => new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }, TimeProvider.System);

    public Task<byte[]> GetAsync(Uri uri, CancellationToken cancellation) => AskAsync(() => new(HttpMethod.Get, uri), cancellation);

    public Task PutAsync(Uri uri, byte[] file, CancellationToken cancellation) =>
        AskAsync(
            () =>
                new(HttpMethod.Put, uri)
                {
                    Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } },
                },
            cancellation
        );

    public void Dispose() => _client.Dispose();

    /// <exception cref="IOException">Says who was asked for what, and what came back at last.</exception>
    private async Task<byte[]> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        for (var (attempt, pause) = (1, TimeSpan.FromSeconds(0.5)); ; attempt++, pause *= 2)
        {
            using var message = request();
            var (answer, problem, final) = await TryAsync(message, cancellation);
            if (answer is not null)
                return answer;
            if (final || attempt == Attempts)
                throw new IOException($"{message.Method} {message.RequestUri}: {problem}{(attempt > 1 ? $", {attempt} times" : "")}");
            await Task.Delay(pause, time, cancellation);
        }
    }

    private async Task<(byte[]? Answer, string Problem, bool Final)> TryAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var response = await _client.SendAsync(message, either.Token);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadAsByteArrayAsync(either.Token), "", false);
            // A client error is ours: asking again would not mend it.
            return (null, $"answered {(int)response.StatusCode}", response.StatusCode < HttpStatusCode.InternalServerError);
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message, false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "no answer within 10 seconds", false);
        }
    }
}
