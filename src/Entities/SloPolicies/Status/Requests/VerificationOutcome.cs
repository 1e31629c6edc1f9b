using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Undecided: not enough evidence yet. Passed: the known good revision meets its objectives. Failed: it does no better.")]
public enum VerificationOutcome
{
    Undecided,
    Passed,
    Failed,
}
