using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("Create: the decision is saved, the Job is created next. Run: the Job exists. Done: the Job has ended or was never created.")]
public enum RetrainingStep
{
    Create,
    Run,
    Done,
}
