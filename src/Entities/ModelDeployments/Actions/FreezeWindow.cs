using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("A time in which nothing is changed automatically. What protects the service, a rollback or a circuit, is still done.")]
public sealed record FreezeWindow
{
    [Description("When it begins, as a cron expression of five fields."), StringLength(128, MinimumLength = 1)]
    public required string Schedule { get; init; }

    [Description("Time zone of the schedule, by its IANA name."), DefaultValue("UTC"), StringLength(64, MinimumLength = 1)]
    public string TimeZone { get; init; } = "UTC";

    [Description("How long it lasts."), Range(60, 2592000)]
    public required int DurationSeconds { get; init; }
}
