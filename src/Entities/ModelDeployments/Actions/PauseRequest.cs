using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("A request to pause automatic actions, kept in Git, because a GitOps tool would remove the pause annotation.")]
public sealed record PauseRequest
{
    [Description("Who requests the pause."), StringLength(128, MinimumLength = 1)]
    public required string By { get; init; }

    [Description("Why the pause is requested."), StringLength(512, MinimumLength = 1)]
    public required string Reason { get; init; }

    [Description("When the pause ends. If absent, it lasts until the request is removed.")]
    public DateTimeOffset? Until { get; init; }
}
