using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("Attempts at one action that ended without taking effect, and when the next may start.")]
public sealed record AttemptStatus
{
    [
        Description("The attempted action: the UID of the policy whose episode requests it, or promote/ and the revision's hash."),
        StringLength(128)
    ]
    public required string Key { get; init; }

    [Description("Episode of the policy; 0 for a promotion.")]
    public long Episode { get; init; }

    [Description("Number of attempts that have ended.")]
    public required int Count { get; init; }

    [Description("Outcome of the last attempt."), StringLength(32)]
    public required string Outcome { get; init; }

    [Description("Why the last attempt ended."), StringLength(512)]
    public string Message { get; init; } = "";

    [Description("When the last attempt ended.")]
    public required DateTimeOffset At { get; init; }

    [Description("Earliest time of the next attempt; absent if it may start at once.")]
    public DateTimeOffset? NotBefore { get; init; }
}
