using System.Text.Json;

namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>One line a second while the run lasts.</summary>
internal sealed class ProgressReporter(Tally tally, TextWriter output, TimeProvider time)
{
    public async Task RunAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
                await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over; what the last second brought is still to be told.
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        await output.WriteLineAsync(JsonSerializer.Serialize(tally.TakeReport(), LoadJson.Default.SecondReport));
        await output.FlushAsync(CancellationToken.None);
    }
}
