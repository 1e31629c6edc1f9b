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

    private static readonly string[] TrainingHolds =
    [
        "NotDeclared", "Rejected", "Paused", "EvidenceStale", "ActionInProgress", "TrainingRuns", "TemplateRefused", "TemplateUnread", "Cooldown", "WeeklyBudget",
    ];

    /// <summary>Outcome and rule of a decision on a training. The policies' own doubts are held by their names beside these.</summary>
    public static IReadOnlyList<(DecisionOutcome Outcome, string Rule)> TrainingDecisions { get; } =
    [
        .. TrainingHolds.Select(rule => (DecisionOutcome.Hold, rule)),
        (DecisionOutcome.Recommend, "RecommendMode"),
        (DecisionOutcome.Recommend, "ManualApproval"),
        (DecisionOutcome.Would, "ObserveMode"),
        (DecisionOutcome.Would, "EnforceLater"),
        (DecisionOutcome.Act, "Proven"),
        (DecisionOutcome.Act, "Approved"),
    ];

    /// <summary>Outcome and rule of a decision on a rollback.</summary>
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
        (ActionKind.Retrain, "Succeeded"),
        (ActionKind.Retrain, "Failed"),
        (ActionKind.Retrain, "Lost"),
        (ActionKind.Retrain, "Refused"),
        (ActionKind.Retrain, "NameTaken"),
        (ActionKind.Retrain, "NotStarted"),
        (ActionKind.Retrain, "Cancelled"),
    ];
}
