using System.Net;
using System.Text;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Prometheus.Guards;
using MlOps.Operator.Telemetry;

namespace MlOps.Operator.Tests.Policies.Deadlines;

/// <summary>Takes every request and answers none of them, save those that it is told to.</summary>
internal sealed class SilentServer : HttpMessageHandler
{
    private const string Nothing = """{"status":"success","data":{"resultType":"vector","result":[]}}""";
    private int _requests;

    /// <summary>Requests that are not answered, each by what it asks.</summary>
    public Waiting Waiting { get; } = new();

    public int Requests => _requests;

    /// <summary>What a query is called in <see cref="Waiting"/>.</summary>
    public Func<string, string> Name { get; set; } = _ => "";

    /// <summary>Which queries are answered, by what they ask.</summary>
    public Func<string, bool> Answers { get; set; } = _ => false;

    public PrometheusClient Client(TimeProvider clock, PrometheusSourceOptions? with = null)
    {
        var options = with ?? new PrometheusSourceOptions("default", new Uri("http://prometheus.example:9090/"));
        return new PrometheusClient(
            options,
            new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            new SourceGuard(options.Timeout, options.Concurrency, clock),
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            clock
        );
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var query = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (!Answers(query))
            await Waiting.ForEverAsync(Name(query), cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Nothing, Encoding.UTF8, "application/json") };
    }
}
