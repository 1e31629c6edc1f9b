using MlOps.Runtime.LeaderElection;

namespace MlOps.Runtime.Tests.Telemetry;

/// <summary>Leads until the test says otherwise.</summary>
internal sealed class FakeLeadership : ILeadership
{
    public bool IsLeading { get; set; } = true;

    public long Term => 1;

    public TimeSpan? SinceAcquired => IsLeading ? TimeSpan.Zero : null;

    public void ThrowIfNotLeading()
    {
        if (!IsLeading)
            throw new LeadershipLostException("the test took it");
    }
}
