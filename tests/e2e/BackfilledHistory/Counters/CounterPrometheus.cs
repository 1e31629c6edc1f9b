using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.EndToEnd.Queries;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>A real Prometheus that holds the histories given, and nothing else.</summary>
internal sealed class CounterPrometheus : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PrometheusProcess _process;
    private readonly PrometheusSources _sources;

    private CounterPrometheus(DirectoryInfo folder, PrometheusProcess process) =>
        (_folder, _process, _sources) = (folder, process, BackfilledPrometheus.SourcesOf(process.Url));

    public IPrometheus Source => _sources.Find("default", CounterHistory.Namespace).Source!;

    public static async Task<CounterPrometheus> OfAsync(IEnumerable<CounterHistory> histories)
    {
        var folder = Directory.CreateTempSubdirectory("counters-");
        var file = Path.Combine(folder.FullName, "history.txt");
        await using (var writer = new StreamWriter(file))
        {
            var text = new OpenMetricsText(writer);
            foreach (var history in histories)
                history.Write(text);
            text.End();
        }

        var (exitCode, output) = await Promtool.RunAsync(
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            "--quiet",
            "--max-block-duration=1440h",
            file,
            Path.Combine(folder.FullName, "data")
        );
        exitCode.ShouldBe(0, output);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prometheus.yml"), "scrape_configs: []\n");
        return new CounterPrometheus(folder, await PrometheusProcess.StartAsync(folder.FullName));
    }

    public async ValueTask DisposeAsync()
    {
        _sources.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
