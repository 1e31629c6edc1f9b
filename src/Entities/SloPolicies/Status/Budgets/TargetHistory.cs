using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "Unknown: less than a day of values. NeverKept: the burn rate has been 0.9 or more ever since. Kept: the objective has met its target for one day."
)]
public enum TargetHistory
{
    Unknown,
    NeverKept,
    Kept,
}
