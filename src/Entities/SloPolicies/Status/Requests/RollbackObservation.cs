using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("What the policy sees of a rollback in progress.")]
public sealed record RollbackObservation
{
    [Description("Id of the action."), StringLength(64)]
    public required string ActionId { get; init; }

    [Description("Does the good revision serve well, on its own requests since the switch?")]
    public VerificationOutcome Verification { get; init; }

    [Description("The verification in words, with the figures."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Does the old revision still receive requests after the switch?")]
    public ResidualTraffic Residual { get; init; }

    [Description("Leader term of the last observation.")]
    public long Term { get; init; }

    [Description("When it last looked; written again every half minute while the rollback is under way.")]
    public DateTimeOffset? At { get; init; }
}
