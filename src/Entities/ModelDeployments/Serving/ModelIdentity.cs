using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("Name and version of a model.")]
public sealed record ModelIdentity
{
    [Description("Name of the model, passed to the pods as MLOPS_MODEL_NAME."), StringLength(253, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Version of the model, passed to the pods as MLOPS_MODEL_VERSION."), StringLength(128, MinimumLength = 1)]
    public required string Version { get; init; }

    [
        Description("Location of the model's files, passed to the pods as MLOPS_MODEL_URI. If absent, the variable is not set."),
        StringLength(2048)
    ]
    public string? Uri { get; init; }

    [
        Description(
            "Identifier of the input schema. A rollback only goes to a revision with the same key. If absent, only to a revision without one."
        ),
        StringLength(128)
    ]
    public string? CompatibilityKey { get; init; }
}
