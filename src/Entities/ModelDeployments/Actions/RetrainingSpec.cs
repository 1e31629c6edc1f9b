using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("How a new version is trained. Exactly one of jobTemplate and cronJobName must be given.")]
public sealed record RetrainingSpec
{
    [
        Description(
            "Template of the training Job, as in a CronJob's jobTemplate. The Job runs in this namespace. Exactly one of jobTemplate and cronJobName must be given."
        ),
        PreserveUnknownFields
    ]
    public JsonObject? JobTemplate { get; init; }

    [
        Description(
            "Name of a CronJob in this namespace whose jobTemplate is used. Exactly one of jobTemplate and cronJobName must be given."
        ),
        StringLength(52, MinimumLength = 1)
    ]
    public string? CronJobName { get; init; }

    [Description("Auto: start when drift is confirmed. Manual: start after a person approves."), DefaultValue(ApprovalMode.Auto)]
    public ApprovalMode Approval { get; init; } = ApprovalMode.Auto;

    [Description("Seconds to wait after a training ends; doubled after each failure."), DefaultValue(86400), Range(0, 2592000)]
    public int CooldownSeconds { get; init; } = 86400;

    [Description("Maximum attempts per episode."), DefaultValue(3), Range(1, 20)]
    public int MaxAttempts { get; init; } = 3;

    [Description("Maximum trainings within seven days."), DefaultValue(3), Range(1, 100)]
    public int MaxPerWeek { get; init; } = 3;
}
