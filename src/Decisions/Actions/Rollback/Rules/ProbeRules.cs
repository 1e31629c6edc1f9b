using MlOps.Decisions.Chains;
using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>
/// If a probe is declared, the same requests go to both revisions. A target that does not run yet is not probed for the intent, but once it
/// is warm, before the switch.
/// </summary>
internal static class ProbeRules
{
    public static Objection? Unanswered(RollbackCase c) =>
        Target(c) is { Asked: false } target ? Objection.Hold($"revision {target.Hash} could not be probed: {target.Message}") : null;

    public static Objection? DependencyFails(RollbackCase c) =>
        Target(c) is { Fails: true } target && SuspectFails(c)
            ? Objection.Hold(
                $"both revisions fail the same requests ({c.State.Probes!.Suspect.Message}; {target.Message}): the likely cause is a dependency"
            )
            : null;

    public static Objection? DependencyFailed(RollbackCase c)
    {
        if (!MayBeRefuted(c) || c.Status.DependencyFailedAt is not { } failed)
            return null;
        var until = c.Status.DependencyAnsweredAt ?? failed;
        return c.Request.Onset <= until
            ? Objection.Hold(
                $"both revisions failed the same probes at {TimeText.Of(failed)}, and these errors began at {TimeText.Of(c.Request.Onset)}: the likely cause was a dependency. The release test counts the requests since {TimeText.Of(until)}"
            )
            : null;
    }

    /// <summary>
    /// A short outage of a dependency may be over when its errors are proven: the newest scrapes still hold some of them.
    /// </summary>
    public static Objection? BothAnswer(RollbackCase c)
    {
        if (!MayBeRefuted(c) || c.Status.ProbesAnsweredAt is not { } answered || c.Request.FailingSince >= answered)
            return null;
        var held = Objection.Hold(
            $"both revisions have passed their probes since {TimeText.Of(answered)}, and no newer scrapes show the failure so far: it may be over"
        );
        return held with { Until = c.State.Now.AddSeconds(c.Policy.Spec.EvaluationIntervalSeconds) };
    }

    /// <summary>
    /// Whether what probes have seen before counts. A person who takes the probe away takes away what it has seen: nothing could refute it
    /// any more.
    /// </summary>
    private static bool MayBeRefuted(RollbackCase c) =>
        c.State.Model.Spec.Probe is not null && c.Request.Source == EvidenceSource.ReleaseTest && !c.IsProvenByProbes;

    public static Objection? TargetFails(RollbackCase c) =>
        Target(c) is { Fails: true } target && !SuspectFails(c)
            ? Objection.Hold($"revision {target.Hash} fails its probes: {target.Message}")
            : null;

    private static ProbeResult? Target(RollbackCase c) => c.State.Model.Spec.Probe is null ? null : c.State.Probes?.Target;

    private static bool SuspectFails(RollbackCase c) => c.State.Probes is { Suspect: var suspect } && (suspect.Fails || !suspect.Asked);
}
