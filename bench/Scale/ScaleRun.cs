using System.Globalization;
using MlOps.Runtime.Api.Client;

namespace MlOps.Bench.Scale;

/// <summary>One run: the fleet is made, judged, found good, and then watched at rest.</summary>
internal sealed class ScaleRun(ScaleOptions options, Progress progress, TimeProvider time) : IDisposable
{
    /// <summary>In tens of seconds.</summary>
    private const int Quiet = 33;

    private readonly ServerMetrics _metrics = new(options.Kubeconfig);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-scale-");
    private readonly string _prometheus = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ChildProcess.FreePort()}");
    private readonly string _operator = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ChildProcess.FreePort()}");

    public async Task<ScaleFigures> MeasureAsync(CancellationToken ct)
    {
        var api = KubeApiFactory.Create(options.Kubeconfig);
        await using var pods = new SimulatedPods(time);
        await pods.StartAsync();
        using var prometheus = await StartPrometheusAsync(pods.Address, ct);
        progress.Say($"creating {options.Models} models with a policy each");
        await new Fleet(api, options.Models).CreateAsync(ct);
        using var process = StartOperator();
        await new StandInKubelet(api, pods, time).RunUntilAsync(2 * options.Models, progress, ct);
        await UntilAsync(
            process,
            n => $"{n} of {options.Models} models known good",
            s => (int)s.Sum("mlops_operator_model_revisions", l => l["state"] == "Good"),
            options.Models,
            ct
        );
        await UntilAsync(
            process,
            n => $"{n} of {2 * options.Models} objectives healthy",
            s => (int)s.Sum("mlops_operator_slo_verdict", l => l["verdict"] == "Healthy"),
            2 * options.Models,
            ct
        );
        await UntilQuietAsync(process, ct);
        var before = await TakeAsync(process, ct);
        progress.Say($"at rest; measuring for {options.Minutes} minutes");
        var resident = new List<double>();
        for (var left = options.Minutes * 12; left > 0; left--)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, ct);
            process.ThrowIfEnded();
            resident.Add(process.Resident.Now);
        }

        var after = await TakeAsync(process, ct);
        return new ScaleFigures(options, before, after, resident, process.Resident.Most, process.Own);
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>What a fleet has to say once, it has said when no long window, asked every five minutes, brought news.</summary>
    private async Task UntilQuietAsync(ChildProcess process, CancellationToken ct)
    {
        for (var (last, quiet) = (await TakeAsync(process, ct), 0); quiet < Quiet; )
        {
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, ct);
            var next = await TakeAsync(process, ct);
            var writes = next.WritesSince(last);
            quiet = writes > 0 ? 0 : quiet + 1;
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"{writes:0.0} writes/s; quiet for {quiet * 10} s of {Quiet * 10}"));
            last = next;
        }
    }

    private async Task UntilAsync(ChildProcess process, Func<int, string> say, Func<Scrape, int> count, int enough, CancellationToken ct)
    {
        for (var deadline = progress.Seconds + 1800; ; )
        {
            process.ThrowIfEnded();
            var seen = count(await _metrics.OfAsync(_operator, ct));
            progress.Say(say(seen));
            if (seen >= enough)
                return;
            if (progress.Seconds > deadline)
                throw new TimeoutException($"Waited half an hour in vain: {say(seen)}");
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, ct);
        }
    }

    private async Task<Snapshot> TakeAsync(ChildProcess process, CancellationToken ct) =>
        new(
            progress.Seconds,
            await _metrics.OfApiServerAsync(ct),
            await _metrics.OfAsync(_prometheus, ct),
            await _metrics.OfAsync(_operator, ct),
            process.Cpu
        );

    private async Task<ChildProcess> StartPrometheusAsync(string pods, CancellationToken ct)
    {
        var configuration = Path.Combine(_folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            global: {scrape_interval: 15s}
            scrape_configs:
              - job_name: pods
                http_sd_configs: [{url: "http://{{pods}}/targets", refresh_interval: 5s}]
            """,
            ct
        );
        var process = ChildProcess.Start(
            Path.Combine(_folder.FullName, "prometheus.log"),
            options.Prometheus,
            $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(_folder.FullName, "data")}",
            $"--web.listen-address={_prometheus}"
        );
        while (!await _metrics.IsReadyAsync($"http://{_prometheus}/-/ready", ct))
        {
            process.ThrowIfEnded();
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, ct);
        }

        return process;
    }

    private ChildProcess StartOperator() =>
        ChildProcess.Start(
            Path.Combine(_folder.FullName, "operator.log"),
            options.Operator,
            "run",
            "--kubeconfig",
            options.Kubeconfig,
            "--prometheus",
            $"default=http://{_prometheus}",
            "--listen",
            $"http://{_operator}",
            "--lease-namespace",
            "default"
        );
}
