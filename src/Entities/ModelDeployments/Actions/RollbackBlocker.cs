using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description(
    "A rollback is held while this query gives a value other than zero, for example during a schema migration. It is asked of the Prometheus of the policy that asks for the rollback. One that gives no single number lets the rollback be recommended only."
)]
public sealed record RollbackBlocker
{
    [Description("Name of the blocker."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [
        Description(
            "PromQL that gives one number; end it with \"or vector(0)\" where absence means no. ${namespace}, ${modelDeployment}, ${model} and ${revision} (the hash of the serving revision) are filled in."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }
}
