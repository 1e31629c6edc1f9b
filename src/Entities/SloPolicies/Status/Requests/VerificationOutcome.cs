using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Undecided: too little evidence so far. Passed: the good revision serves well. Failed: it fares no better.")]
public enum VerificationOutcome
{
    Undecided,
    Passed,
    Failed,
}
