using Microsoft.Extensions.Time.Testing;

namespace MlOps.Operator.Tests.Signals.Servers;

/// <summary>A fake clock on which short waits, such as those between attempts, are over as soon as they begin.</summary>
internal sealed class AutoAdvancingClock : FakeTimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Short)
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
