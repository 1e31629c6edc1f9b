using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "Unknown: there is less than a day of values. NeverKept: the objective has burned 0.9 of its budget or more ever since. Kept: it has kept its target for a day once."
)]
public enum TargetHistory
{
    Unknown,
    NeverKept,
    Kept,
}
