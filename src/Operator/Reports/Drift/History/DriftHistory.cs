using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Reports.Drift.History;

/// <summary>All that a report shows of a policy.</summary>
/// <param name="Now">When it was made.</param>
/// <param name="Policy">As it is stored, with its status.</param>
/// <param name="Model">Its model; null when there is none.</param>
/// <param name="Trouble">Why nothing is judged; empty when something is.</param>
/// <param name="Signals">In the order of the policy.</param>
internal sealed record DriftHistory(
    DateTimeOffset Now,
    DriftPolicy Policy,
    ModelDeployment? Model,
    IReadOnlyList<string> Trouble,
    IReadOnlyList<SignalHistory> Signals
)
{
    public DriftPolicyStatus? Status => Policy.Status;
}
