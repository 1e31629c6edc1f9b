using System.Globalization;
using MlOps.Samples.LoadGenerator.Connections;
using MlOps.Samples.LoadGenerator.Reporting;

namespace MlOps.Samples.LoadGenerator;

/// <summary>Sends the scheduled requests over the kept connections, in turn, and waits for none of them.</summary>
public sealed class LoadRunner(
    LoadOptions options,
    ILoadScenario scenario,
    Tally tally,
    IReadOnlyList<IModelConnection> connections,
    TimeProvider time
)
{
    private readonly LoadSchedule _schedule = new(options);

    /// <summary>Ends by itself when the schedule does; the token ends it early. Requests under way are waited for either way.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // A request lives no longer than its timeout, so this bound is never felt; it caps memory if that were ever untrue.
        var most = (int)Math.Ceiling(_schedule.PeakRate * (options.Timeout.TotalSeconds + 1)) + connections.Count;
        using var slots = new SemaphoreSlim(most);
        using var feedback = new FeedbackSender(options, time);
        var start = time.GetTimestamp();
        for (long i = 0; i < _schedule.Count && await DueAsync(i, start, stop); i++)
        {
            var connection = connections[(int)(i % connections.Count)];
            var call = scenario.Next();
            await slots.WaitAsync(CancellationToken.None);
            tally.CountSent();
            _ = SendAsync(connection, call, feedback, slots);
        }

        for (int i = 0; i < most; i++)
            await slots.WaitAsync(CancellationToken.None);
        tally.Finish();
    }

    private async Task<bool> DueAsync(long index, long start, CancellationToken stop)
    {
        var wait = _schedule.DueAt(index) - time.GetElapsedTime(start);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested && time.GetElapsedTime(start) < _schedule.Duration;
    }

    private async Task SendAsync(IModelConnection connection, LoadCall call, FeedbackSender feedback, SemaphoreSlim slots)
    {
        try
        {
            var (outcome, answered) = await TryAsync(connection, call.Request);
            tally.Count(outcome);
            if (answered && call.Feedback is { } truth)
                feedback.Post(connection, truth);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<(Outcome Outcome, bool Answered)> TryAsync(IModelConnection connection, LoadRequest request)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        try
        {
            var answer = await connection.SendAsync(request, timeout.Token);
            var kind = answer.IsSuccess ? Outcome.Ok : answer.Status.ToString(CultureInfo.InvariantCulture);
            return (new Outcome(answer.Version ?? Outcome.UnknownVersion, kind), answer.IsSuccess);
        }
        catch (OperationCanceledException)
        {
            return (new Outcome(Outcome.UnknownVersion, "timeout"), false);
        }
        catch (HttpRequestException)
        {
            return (new Outcome(Outcome.UnknownVersion, "connection"), false);
        }
    }
}
