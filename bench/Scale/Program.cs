using System.Runtime.InteropServices;
using MlOps.Bench.Report;
using MlOps.Bench.Scale;

// Measures the operator with many models before an API server and a Prometheus that are real: hack/bench/scale.sh brings them up.
if (ScaleOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ScaleOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var run = new ScaleRun(options, new Progress(Console.Error, TimeProvider.System), TimeProvider.System);
var figures = (await run.MeasureAsync(stop.Token)).ToString();
Console.WriteLine(figures);
if (options.Page is { } page)
    File.WriteAllText(page, Document.Replace(File.ReadAllText(page), "bench-scale", figures));
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
