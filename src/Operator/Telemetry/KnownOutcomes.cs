using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// The outcomes that there are, so that each is visible as zero before it first occurs: a rate over a series that begins at 1 misses
/// the first of it. One that is missing here is counted all the same.
/// </summary>
public static class KnownOutcomes
{
    private static readonly string[] Holds =
    [
        "Pinned", "Isolated", "Rejected", "Paused", "ManualOverride", "EvidenceStale", "NoSafeRevision", "NotAttributable", "DemandSurged", "SharedOnset",
        "DailyBudget", "BlockersUnasked", "Blocked", "ProbeUnanswered", "DependencyFails", "TargetFailsProbe",
    ];

    /// <summary>Outcome and rule of a decision.</summary>
    public static IReadOnlyList<(DecisionOutcome Outcome, string Rule)> Decisions { get; } =
    [
        .. Holds.Select(rule => (DecisionOutcome.Hold, rule)),
        (DecisionOutcome.Recommend, "RecommendMode"),
        (DecisionOutcome.Recommend, "RecommendOnly"),
        (DecisionOutcome.Recommend, "DemandUnknown"),
        (DecisionOutcome.Recommend, "BlockerUnknown"),
        (DecisionOutcome.Would, "ObserveMode"),
        (DecisionOutcome.Would, "EnforceLater"),
        (DecisionOutcome.Act, "Proven"),
        (DecisionOutcome.Act, "Approved"),
    ];

    /// <summary>Kind and outcome of a finished action.</summary>
    public static IReadOnlyList<(ActionKind Action, string Outcome)> Actions { get; } =
    [
        (ActionKind.Promote, "Done"),
        (ActionKind.Promote, "Cancelled"),
        (ActionKind.Rollback, "Verified"),
        (ActionKind.Rollback, "Unverified"),
        (ActionKind.Rollback, "VerificationFailed"),
        (ActionKind.Rollback, "Superseded"),
        (ActionKind.Rollback, "Cancelled"),
        (ActionKind.Rollback, "Failed"),
    ];
}
