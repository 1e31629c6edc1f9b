using MlOps.Runtime.LeaderElection;

namespace MlOps.Runtime.Tests.Support;

/// <summary>Leadership that a test gives and takes.</summary>
internal sealed class SwitchableLeadership : ILeadership
{
    public bool Open { get; set; }
    public bool IsLeading => Open;
    public CancellationToken Lost { get; set; }
    public long Term => 1;
    public TimeSpan? SinceAcquired => null;

    public void ThrowIfNotLeading()
    {
        if (!Open)
            throw new LeadershipLostException("closed");
    }
}
