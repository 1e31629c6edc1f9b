using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("Name and version of a model.")]
public sealed record ModelIdentity
{
    [Description("Name of the model, given to the pods as MLOPS_MODEL_NAME."), StringLength(253, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Version of the model, given to the pods as MLOPS_MODEL_VERSION."), StringLength(128, MinimumLength = 1)]
    public required string Version { get; init; }

    [Description("Where the model's files are, given to the pods as MLOPS_MODEL_URI."), StringLength(2048)]
    public string? Uri { get; init; }

    [Description("Names the input schema. A rollback only goes to a revision with the same key."), StringLength(128)]
    public string? CompatibilityKey { get; init; }
}
