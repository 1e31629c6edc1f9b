using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace MlOps.Runtime.Tests.Support;

/// <summary>An API server that answers by a script, one step per request, behind the real client.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<ReceivedRequest, CancellationToken, Task<HttpResponseMessage>>> _steps = new();

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    /// <summary>What is answered when the script is over; the default is a request that never ends.</summary>
    public Func<ReceivedRequest, CancellationToken, Task<HttpResponseMessage>>? Otherwise { get; set; }

    public ScriptedServer Then(Func<ReceivedRequest, CancellationToken, Task<HttpResponseMessage>> step)
    {
        _steps.Enqueue(step);
        return this;
    }

    public ScriptedServer Then(int status, string body, Action<HttpResponseMessage>? more = null) =>
        Then((_, _) => Task.FromResult(Answer(status, body, more)));

    public ScriptedServer ThenStatus(int code, string reason, string message = "because", Action<HttpResponseMessage>? more = null) =>
        Then(code, Json.Status(code, reason, message).ToJsonString(), more);

    /// <summary>A watch that sends these lines and ends.</summary>
    public ScriptedServer ThenLines(params string[] lines) => Then(200, string.Concat(lines.Select(l => l + "\n")));

    /// <summary>A watch whose lines the test sends.</summary>
    public LineStream ThenStream()
    {
        var stream = new LineStream();
        Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) }));
        return stream;
    }

    public ScriptedServer ThenFail(HttpRequestError error) => Then((_, _) => throw new HttpRequestException(error, $"scripted {error}"));

    public static HttpResponseMessage Answer(int status, string body, Action<HttpResponseMessage>? more = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        more?.Invoke(answer);
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var received = new ReceivedRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Content?.Headers.ContentType?.MediaType,
            body,
            request.Version.ToString()
        );
        Requests.Enqueue(received);
        if (_steps.TryDequeue(out var step))
            return await step(received, cancellationToken);
        if (Otherwise is not null)
            return await Otherwise(received, cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }
}
