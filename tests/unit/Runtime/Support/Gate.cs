using MlOps.Runtime.LeaderElection;

namespace MlOps.Runtime.Tests.Support;

/// <summary>A fence that a test opens and closes.</summary>
internal sealed class Gate : ILeadership
{
    public bool Open { get; set; }
    public bool IsLeading => Open;
    public long Term => 1;
    public TimeSpan? SinceAcquired => null;

    public void ThrowIfNotLeading()
    {
        if (!Open)
            throw new LeadershipLostException("closed");
    }
}
