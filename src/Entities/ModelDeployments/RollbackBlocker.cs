using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments;

[Description("A rollback is held while this query gives a value above zero, for example during a schema migration.")]
public sealed record RollbackBlocker
{
    [Description("Name of the blocker."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [Description("PromQL that gives one number. ${namespace}, ${modelDeployment} and ${model} are filled in."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }
}
