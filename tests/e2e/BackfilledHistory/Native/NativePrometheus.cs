using Microsoft.AspNetCore.Http;
using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Harness;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.BackfilledHistory.Native;

/// <summary>
/// A Prometheus with native histograms of this week and of five before. Text cannot hold any, so all of their samples, with the times at
/// which they would have been scraped, come in one scrape by protobuf; a head of sixty days takes them. The history ends now, for a head
/// ends there.
/// </summary>
public sealed class NativePrometheus : IAsyncLifetime
{
    private const string Config = """
        scrape_configs:
        - job_name: pods
          scrape_interval: 1s
          metrics_path: /
          static_configs:
          - targets: [TARGET]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("native-");
    private ForwarderServer? _pods;
    private PrometheusProcess? _process;

    /// <summary>The newest quarter of an hour, when every history ends.</summary>
    internal DateTimeOffset End { get; } = Quarter(TimeProvider.System.GetUtcNow());

    internal PrometheusSources Sources { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var families = Families().SelectMany(f => f.Delimited()).ToArray();
        _pods = await ForwarderServer.StartAsync(_ => { }, _ => context => AnswerAsync(context, families));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "prometheus.yml"),
            Config.Replace("TARGET", new Uri(_pods.Url).Authority, StringComparison.Ordinal)
        );
        _process = await PrometheusProcess.StartAsync(
            _folder.FullName,
            "--enable-feature=native-histograms",
            "--storage.tsdb.min-block-duration=60d",
            "--storage.tsdb.max-block-duration=60d"
        );
        Sources = BackfilledPrometheus.SourcesOf(_process.Url);
        await Wait.UntilAsync(
            "the native histograms are scraped",
            60,
            async () =>
                await Sources
                    .Find("default", BackfilledPolicy.Namespace)
                    .Source!.QueryAsync(
                        "count(scrape_samples_post_metric_relabeling > 500)",
                        TimeProvider.System.GetUtcNow(),
                        CancellationToken.None
                    ),
            a => a.Series.Count == 1,
            a => a.Failure ?? "no scrape"
        );
    }

    public async ValueTask DisposeAsync()
    {
        Sources?.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        if (_pods is not null)
            await _pods.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IEnumerable<Protobuf> Families()
    {
        var (then, shift) = (End - ScrapeTimes.Week, End.AddHours(-2.5));
        IEnumerable<DateTimeOffset> Hours(DateTimeOffset end) => ScrapeTimes.Between(end.AddHours(-3), end, TimeSpan.FromMinutes(1));
        yield return new NativePod(SimulatedModels.Pod("moved"), 3, Spread.MovedFrom(shift)).Simulate(
            new Chance(300),
            Enumerable.Range(0, 6).Reverse().SelectMany(week => Hours(End - (week * ScrapeTimes.Week)))
        );
        // Each pod has the resolution of its own, and the newer one a coarser.
        yield return new NativePod(SimulatedModels.Pod("coarser", suffix: "aaaaa"), 3, Spread.Steady).Simulate(
            new Chance(301),
            Hours(then)
        );
        yield return new NativePod(SimulatedModels.Pod("coarser", suffix: "bbbbb"), 2, Spread.Steady).Simulate(new Chance(302), Hours(End));
        yield return new NativePod(SimulatedModels.Pod("vanished"), 3, Spread.Steady).Simulate(new Chance(303), Hours(then));
    }

    private static async Task AnswerAsync(HttpContext context, byte[] families)
    {
        context.Response.ContentType = "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
        await context.Response.Body.WriteAsync(families, context.RequestAborted);
    }

    private static DateTimeOffset Quarter(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero);
}
