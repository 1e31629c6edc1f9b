using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("A period without automatic changes. Protective actions (rollback, circuit breaker) are still performed.")]
public sealed record FreezeWindow
{
    [Description("Start of the window, as a five-field cron expression."), StringLength(128, MinimumLength = 1)]
    public required string Schedule { get; init; }

    [Description("IANA name of the schedule's time zone."), DefaultValue("UTC"), StringLength(64, MinimumLength = 1)]
    public string TimeZone { get; init; } = "UTC";

    [Description("Length of the window in seconds."), Range(60, 2592000)]
    public required int DurationSeconds { get; init; }
}
