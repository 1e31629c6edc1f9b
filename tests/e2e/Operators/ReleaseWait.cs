using MlOps.EndToEnd.Harness;

namespace MlOps.EndToEnd.Operators;

/// <summary>
/// What docs/gitops.md tells a pipeline: one kubectl waits for the good end of a release, and one beside it for the bad end.
/// </summary>
internal sealed class ReleaseWait : IAsyncDisposable
{
    private const int Limit = 420;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<(int ExitCode, string Output)> _good;
    private readonly Task<(int ExitCode, string Output)> _bad;

    private ReleaseWait(Scenario scenario)
    {
        _good = Kubectl.WaitAsync(scenario.Namespace, WellKnown.Released, Limit, _stop.Token);
        _bad = Kubectl.WaitAsync(scenario.Namespace, $"{WellKnown.Released}=False", Limit, _stop.Token);
    }

    public bool IsOver => _good.IsCompleted || _bad.IsCompleted;

    public static ReleaseWait Start(Scenario scenario) => new(scenario);

    /// <returns>True for the good end, False for the bad: whichever kubectl ended first, and with exit code 0.</returns>
    public async Task<bool> EndAsync(int seconds)
    {
        var first = await (
            await Task.WhenAny(_good, _bad)
                .WaitAsync(TimeSpan.FromSeconds(seconds), TimeProvider.System, TestContext.Current.CancellationToken)
        );
        first.ExitCode.ShouldBe(0, first.Output);
        first.Output.ShouldContain("condition met");
        return _good.IsCompleted;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_good, _bad)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _stop.Dispose();
    }
}
