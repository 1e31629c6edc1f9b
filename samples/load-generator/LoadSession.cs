using System.Runtime.InteropServices;
using System.Text.Json;
using MlOps.Samples.LoadGenerator.Connections;
using MlOps.Samples.LoadGenerator.Reporting;

namespace MlOps.Samples.LoadGenerator;

/// <summary>One run from the first line to the summary, ended by its schedule or by SIGTERM, whichever comes first.</summary>
public static class LoadSession
{
    public static async Task<int> RunAsync(LoadOptions options, ILoadScenario scenario, TimeProvider time)
    {
        using var stop = new CancellationTokenSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var end = new CancellationTokenSource();
        await using var output = options.Out == "-" ? Console.Out : new StreamWriter(options.Out);
        var tally = new Tally(time);
        await using var status = await StatusEndpoint.StartAsync(options.StatusPort, tally);
        var connections = Enumerable.Range(0, options.Connections).Select(i => Connect(options, i)).ToList();

        var progress = new ProgressReporter(tally, output, time).RunAsync(end.Token);
        await new LoadRunner(options, scenario, tally, connections, time).RunAsync(stop.Token);
        await end.CancelAsync();
        await progress;
        connections.ForEach(c => c.Dispose());

        await output.WriteLineAsync(JsonSerializer.Serialize(new SummaryLine(tally.Snapshot()), LoadJson.Default.SummaryLine));
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static IModelConnection Connect(LoadOptions options, int index) =>
        options.NeverClose
            ? new SocketReusingConnection(options.Url, options.VersionHeader)
            : new HttpConnection(options.Url, options.VersionHeader, Lifetime(options, index));

    /// <summary>Spread, so that the connections are not all replaced in the same moment.</summary>
    private static TimeSpan Lifetime(LoadOptions options, int index) =>
        options.ConnectionLifetime <= 0
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromSeconds(options.ConnectionLifetime * (0.75 + (0.5 * index / options.Connections)));
}
