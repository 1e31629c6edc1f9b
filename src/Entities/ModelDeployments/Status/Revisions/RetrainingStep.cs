using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("Create: the intent is saved, the Job is made next. Run: the Job exists. Done: it has ended, or was never made.")]
public enum RetrainingStep
{
    Create,
    Run,
    Done,
}
