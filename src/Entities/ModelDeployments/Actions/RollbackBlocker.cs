using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description(
    "Holds rollbacks while its query returns a value other than zero, for example during a schema migration. The query runs against the Prometheus of the policy that requests the rollback. If it does not return a single value, the rollback is only recommended."
)]
public sealed record RollbackBlocker
{
    [Description("Name of the blocker."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [
        Description(
            "PromQL that returns a single value; append \"or vector(0)\" where no series means 0. ${namespace}, ${modelDeployment}, ${model} and ${revision} (hash of the serving revision) are expanded."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }
}
