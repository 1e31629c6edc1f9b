using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>What is asked of every verdict.</summary>
internal static class DriftStatusAssertions
{
    public static DriftSignalStatus Of(this DriftPolicyStatus status, string signal) => status.Signals.Single(s => s.Name == signal);

    /// <summary>The policy has neither an episode nor a request, whatever it says in words.</summary>
    public static void ShouldNotAct(this DriftPolicyStatus status)
    {
        status.Episode.ShouldBeNull(status.Message);
        status.Requests.ShouldBeEmpty();
    }
}
