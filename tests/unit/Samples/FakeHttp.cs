namespace MlOps.Samples.Tests;

/// <summary>A server in memory: what it was asked and told, and an answer to the so-manyth request.</summary>
internal sealed class FakeHttp(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<(string Request, string Body)> _seen = [];

    public IReadOnlyList<(string Request, string Body)> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        int number;
        lock (_seen)
        {
            _seen.Add(($"{request.Method} {request.RequestUri}", body));
            number = _seen.Count;
        }

        return answer(number);
    }
}
