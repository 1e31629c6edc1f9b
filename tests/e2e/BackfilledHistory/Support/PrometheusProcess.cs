using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Queries;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>A real Prometheus on this machine, on a port of its own, known by its handle only.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private PrometheusProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <param name="folder">Holds its configuration, prometheus.yml, and its data.</param>
    /// <param name="arguments">What it is given besides.</param>
    public static async Task<PrometheusProcess> StartAsync(string folder, params string[] arguments)
    {
        // Whoever asks for a free port and lets it go may lose it to somebody else, so a few are tried.
        for (var attempt = 1; ; attempt++)
        {
            var started = Start(folder, FreePort(), arguments);
            try
            {
                await Wait.UntilAsync(
                    "Prometheus serves its history",
                    60,
                    () => started._process.HasExited || started._log.Any(line => line.Contains("Server is ready", StringComparison.Ordinal))
                );
                if (!started._process.HasExited)
                    return started;
                if (attempt == 3)
                    throw new InvalidOperationException($"Prometheus ended: {string.Join('\n', started._log)}");
            }
            catch (TimeoutException e)
            {
                await started.DisposeAsync();
                throw new TimeoutException($"{e.Message}: {string.Join('\n', started._log)}", e);
            }

            await started.DisposeAsync();
        }
    }

    /// <summary>One that holds a history and nothing else.</summary>
    /// <param name="folder">An empty one.</param>
    /// <param name="write">Writes the samples.</param>
    public static async Task<PrometheusProcess> WithHistoryAsync(string folder, Action<OpenMetricsText> write)
    {
        var history = Path.Combine(folder, "history.txt");
        await using (var writer = new StreamWriter(history))
        {
            var text = new OpenMetricsText(writer);
            write(text);
            text.End();
        }

        // Promtool reads the whole text once for each block that it makes.
        var (exitCode, output) = await Promtool.RunAsync(
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            "--quiet",
            "--max-block-duration=1440h",
            history,
            Path.Combine(folder, "data")
        );
        exitCode.ShouldBe(0, output);
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), "scrape_configs: []\n");
        return await StartAsync(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static PrometheusProcess Start(string folder, int port, string[] arguments)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var start = new ProcessStartInfo(Settings.Prometheus)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                $"--config.file={Path.Combine(folder, "prometheus.yml")}",
                $"--storage.tsdb.path={Path.Combine(folder, "data")}",
                $"--web.listen-address={address}",
                "--storage.tsdb.retention.time=10y",
            },
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var started = new PrometheusProcess(new Process { StartInfo = start }, new Uri($"http://{address}"));
        started._process.OutputDataReceived += (_, line) => started._log.Enqueue(line.Data ?? "");
        started._process.ErrorDataReceived += (_, line) => started._log.Enqueue(line.Data ?? "");
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }
}
