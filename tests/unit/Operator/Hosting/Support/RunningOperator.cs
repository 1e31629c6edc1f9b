using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Hosting;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Telemetry.Contracts;

namespace MlOps.Operator.Tests.Hosting.Support;

/// <summary>
/// The whole process of an operator in this one, before an API server on this machine. Its clock stands still, unless a test waits long.
/// </summary>
internal sealed class RunningOperator : IAsyncDisposable
{
    /// <summary>Less than it takes another's lease to run out, or an own one that a busy machine is slow to renew.</summary>
    private const int MostSeconds = 8;

    private readonly CancellationTokenSource _stop = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private readonly Task<int> _run;
    private int _passed;
    private long _passedAt;

    public RunningOperator(FakeApiServer server, ILoggerFactory? loggers = null)
    {
        var options = new RunOptions
        {
            Kubeconfig = server.Kubeconfig,
            Listen = $"http://127.0.0.1:{FreePort()}",
            LeaseNamespace = "mlops-system",
            Prometheus = [new PrometheusSourceOptions("default", new Uri("http://127.0.0.1:1/"))],
        };
        _http.BaseAddress = new Uri(options.Listen);
        _run = new OperatorProcess(options, _clock, loggers ?? NullLoggerFactory.Instance).RunAsync(_stop.Token);
    }

    /// <summary>Scrapes until it is as the test expects, for a few seconds.</summary>
    public async Task<string> ScrapeAsync(Func<Exposition, bool> enough)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (
                await TryScrapeAsync() is { } text
                && (enough(Exposition.Parse(text)) || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            )
                return text;
            LetTimePass(started);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>What a probe of the kubelet gets, once it is as the test expects.</summary>
    public async Task<string> ProbeAsync(string path, Func<string, bool> enough)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = "nobody listens";
            try
            {
                using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
                answer = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(CancellationToken.None)}";
            }
            catch (HttpRequestException) when (!_run.IsCompleted)
            {
                answer = "it does not listen yet";
            }

            if (enough(answer) || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
                return answer;
            LetTimePass(started);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Ends it as the kubelet does.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        (await _run).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _http.Dispose();
    }

    /// <summary>
    /// A request that a busy machine lost is repeated after a pause, and there is none while the clock stands. Never several seconds at
    /// once, even after the machine itself stood still: a leader must get the time to renew its lease in between.
    /// </summary>
    private void LetTimePass(long started)
    {
        if (
            _passed >= Math.Min(MostSeconds, TimeProvider.System.GetElapsedTime(started).TotalSeconds - 3)
            || TimeProvider.System.GetElapsedTime(_passedAt) < TimeSpan.FromSeconds(1)
        )
            return;
        _clock.Advance(TimeSpan.FromSeconds(1));
        _passed++;
        _passedAt = TimeProvider.System.GetTimestamp();
    }

    private async Task<string?> TryScrapeAsync()
    {
        try
        {
            return await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative), CancellationToken.None);
        }
        catch (HttpRequestException) when (!_run.IsCompleted)
        {
            // It does not listen yet.
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
