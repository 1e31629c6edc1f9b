using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("A finished action.")]
public sealed record ActionRecord
{
    [Description("Id of the action."), StringLength(64)]
    public required string Id { get; init; }

    [Description("Kind of action.")]
    public required ActionKind Kind { get; init; }

    [Description("Revision that had the traffic; for a training, the serving revision."), StringLength(16)]
    public string? From { get; init; }

    [Description("Revision that got the traffic; for a training, its Job."), StringLength(63)]
    public required string To { get; init; }

    [Description("When the decision was saved, before its first effect.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("When the traffic was switched. Absent if it was not.")]
    public DateTimeOffset? SwitchedAt { get; init; }

    [Description("Time since which the old revision has received no requests. Absent until that is known.")]
    public DateTimeOffset? MitigatedAt { get; init; }

    [Description("When it ended.")]
    public required DateTimeOffset FinishedAt { get; init; }

    [
        Description(
            "Done, Verified, Unverified, VerificationFailed, Superseded, Overridden, Preempted, Cancelled or Failed; for a training Succeeded, Failed, Lost, Refused, NameTaken, NotStarted or Cancelled."
        ),
        StringLength(32)
    ]
    public required string Outcome { get; init; }

    [Description("Human-readable result, with the figures."), StringLength(1024)]
    public string Message { get; init; } = "";
}
