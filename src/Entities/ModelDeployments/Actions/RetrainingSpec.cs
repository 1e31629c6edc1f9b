using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("How a new version is trained. Exactly one of jobTemplate and cronJobName is given.")]
public sealed record RetrainingSpec
{
    [Description("Spec of a Job, as in a CronJob's jobTemplate. It runs in this namespace."), PreserveUnknownFields]
    public JsonObject? JobTemplate { get; init; }

    [Description("Name of a CronJob in this namespace whose template is used."), StringLength(52, MinimumLength = 1)]
    public string? CronJobName { get; init; }

    [Description("Auto: start when drift is confirmed. Manual: start once a person has approved."), DefaultValue(ApprovalMode.Auto)]
    public ApprovalMode Approval { get; init; } = ApprovalMode.Auto;

    [Description("Rest after a training has ended; it doubles after a failed one."), DefaultValue(86400), Range(0, 2592000)]
    public int CooldownSeconds { get; init; } = 86400;

    [Description("Attempts for one episode."), DefaultValue(3), Range(1, 20)]
    public int MaxAttempts { get; init; } = 3;

    [Description("Trainings in seven days."), DefaultValue(3), Range(1, 100)]
    public int MaxPerWeek { get; init; } = 3;
}
