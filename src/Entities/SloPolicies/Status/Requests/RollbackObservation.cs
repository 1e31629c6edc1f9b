using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("The policy's observation of a rollback in progress.")]
public sealed record RollbackObservation
{
    [Description("Id of the action."), StringLength(64)]
    public required string ActionId { get; init; }

    [Description("Whether the known good revision meets its objectives on its own requests since the switch.")]
    public VerificationOutcome Verification { get; init; }

    [Description("Human-readable result of the verification, with the figures."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Whether the old revision still receives requests after the switch.")]
    public ResidualTraffic Residual { get; init; }

    [Description("Leader term of the last observation.")]
    public long Term { get; init; }

    [Description("Time of the last observation; updated every 30 s while the rollback is in progress.")]
    public DateTimeOffset? At { get; init; }
}
