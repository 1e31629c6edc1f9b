using MlOps.Decisions.Conditions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>The conditions of a DriftPolicy.</summary>
internal static class DriftReport
{
    public static DriftPolicyStatus Summarise(DriftFacts facts, DriftPolicyStatus status)
    {
        var lacking = status.Signals.Where(s => s.Evidence != EvidenceKind.Value).ToList();
        var (sound, reason, why) = DataSoundness.Of(facts, status);
        return Finish(
            facts,
            status,
            [
                new(
                    WellKnown.Ready,
                    true,
                    "Judging",
                    $"Evaluating {Plural.Of(status.Signals.Count, "signal")} over {facts.Current.Window} every {facts.Interval.TotalSeconds:0} s in mode {facts.Policy.Spec.Mode}"
                ),
                new(
                    WellKnown.DataAvailable,
                    lacking.Count == 0,
                    lacking.Count == 0 ? nameof(EvidenceKind.Value) : lacking[0].Evidence.ToString(),
                    HabitReport.Of(
                        facts,
                        lacking.Count == 0 ? "Every signal has evidence" : string.Join("; ", lacking.Select(s => $"{s.Name}: {s.Message}"))
                    )
                ),
                new(WellKnown.DataQualityOK, sound, reason, why),
                new(
                    WellKnown.Breached,
                    status.Verdict switch
                    {
                        Verdict.Breached => true,
                        Verdict.Unknown => null,
                        _ => false,
                    },
                    status.Verdict.ToString(),
                    status.Message ?? ""
                ),
                Supported,
            ]
        );
    }

    /// <summary>Nothing can be judged: say why, keep the episode.</summary>
    public static DriftPolicyStatus Idle(DriftFacts facts)
    {
        var (reason, message) =
            facts.SpecErrors.Count > 0 ? ("InvalidSpec", string.Join("; ", facts.SpecErrors))
            : facts.Model is null ? ("ModelNotFound", $"ModelDeployment {facts.Policy.Spec.ModelRef.Name} does not exist in this namespace")
            : facts.Serving is null ? ("NotYetServing", "the ModelDeployment does not serve a revision yet")
            : ("NoSignals", "spec.signals is empty, so nothing is evaluated. Add at least one signal");
        var before = facts.Status;
        var status = before with
        {
            ObservedGeneration = facts.Policy.Metadata.Generation,
            Verdict = Verdict.Unknown,
            Since = before.Verdict == Verdict.Unknown ? before.Since ?? facts.Now : facts.Now,
            Message = message,
            DriftShare = null,
            Requests = [],
            Correlations = [],
        };
        return Finish(
            facts,
            status,
            [
                new(WellKnown.Ready, false, reason, message),
                new(WellKnown.DataAvailable, null, reason, "Not evaluated; condition Ready says why"),
                new(WellKnown.DataQualityOK, null, reason, "Not evaluated; condition Ready says why"),
                new(WellKnown.Breached, null, reason, "Not evaluated; condition Ready says why"),
                Supported,
            ]
        );
    }

    private static Condition Supported { get; } = new(WellKnown.SpecSupported, true, "AllFields", "All fields of the spec are supported");

    private static DriftPolicyStatus Finish(DriftFacts facts, DriftPolicyStatus status, IReadOnlyList<Condition> conditions) =>
        status with
        {
            Conditions = ConditionFinalizer.Finish(
                status.Conditions,
                [.. conditions.Select(c => c with { Message = MessageText.Short(c.Message) })],
                facts.Now,
                facts.Policy.Metadata.Generation
            ),
        };
}
