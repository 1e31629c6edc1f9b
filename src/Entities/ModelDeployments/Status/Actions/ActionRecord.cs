using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("A finished action.")]
public sealed record ActionRecord
{
    [Description("Id of the action."), StringLength(64)]
    public required string Id { get; init; }

    [Description("What was done.")]
    public required ActionKind Kind { get; init; }

    [Description("Revision that had the traffic; of a training, the one that served."), StringLength(16)]
    public string? From { get; init; }

    [Description("Revision that got the traffic; of a training, its Job."), StringLength(63)]
    public required string To { get; init; }

    [Description("When the intent was saved.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("When the traffic was switched.")]
    public DateTimeOffset? SwitchedAt { get; init; }

    [Description("From when on the old revision received no request.")]
    public DateTimeOffset? MitigatedAt { get; init; }

    [Description("When it ended.")]
    public required DateTimeOffset FinishedAt { get; init; }

    [
        Description(
            "Done, Verified, Unverified, VerificationFailed, Superseded, Cancelled or Failed; of a training Succeeded, Failed, Lost, Refused, NameTaken, NotStarted or Cancelled."
        ),
        StringLength(32)
    ]
    public required string Outcome { get; init; }

    [Description("What happened, in words."), StringLength(1024)]
    public string Message { get; init; } = "";
}
