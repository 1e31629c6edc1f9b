using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("A request to hold automatic actions, kept in Git. A GitOps tool would remove the pause annotation.")]
public sealed record PauseRequest
{
    [Description("Who asks."), StringLength(128, MinimumLength = 1)]
    public required string By { get; init; }

    [Description("Why."), StringLength(512, MinimumLength = 1)]
    public required string Reason { get; init; }

    [Description("Until when; without it, until the request is removed.")]
    public DateTimeOffset? Until { get; init; }
}
