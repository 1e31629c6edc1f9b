using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("Attempts at one action that ended before they took effect, and when the next may begin.")]
public sealed record AttemptStatus
{
    [
        Description("What is attempted: the UID of the policy whose episode requests it, or promote/ and a revision's hash."),
        StringLength(128)
    ]
    public required string Key { get; init; }

    [Description("Episode of the policy; 0 for a promotion.")]
    public long Episode { get; init; }

    [Description("Attempts that have ended.")]
    public required int Count { get; init; }

    [Description("How the last one ended."), StringLength(32)]
    public required string Outcome { get; init; }

    [Description("Why the last one ended, in words."), StringLength(512)]
    public string Message { get; init; } = "";

    [Description("When the last one ended.")]
    public required DateTimeOffset At { get; init; }

    [Description("No further attempt before this time; absent if the next may begin at once.")]
    public DateTimeOffset? NotBefore { get; init; }
}
