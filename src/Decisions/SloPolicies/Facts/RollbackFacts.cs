using MlOps.Decisions.Evidence;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>A rollback of this policy after its switch: requests of the good revision since then, and of the old one.</summary>
public sealed record RollbackFacts(ActionStatus Action, string Objective, double Target, Reading<RawCounts> Good, Reading<RawCounts> Old)
{
    /// <summary>How long after the switch its requests are left out, as after a promotion: the target may just have started.</summary>
    public TimeSpan WarmUp { get; init; }
}
