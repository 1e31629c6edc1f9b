using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>There must be something safe to go back to.</summary>
internal static class TargetRules
{
    public static Objection? NoSafeRevision(RollbackCase c)
    {
        if (c.Target is not null)
            return null;
        if (c.Intent is { } intent)
            return Objection.Hold($"revision {intent.To} is no longer a safe target: it was quarantined or removed after the decision");
        var why = c.Status.Revisions.All(r => r.Hash == c.Request.Revision)
            ? $"revision {c.Request.Revision} is the first one: there is no rollback target"
            : "no other revision is known good, compatible and has served within the last 30 days";
        return Objection.Hold($"{why}. Apply a working version. {c.Request.Evidence}");
    }

    /// <summary>A target that does not run is compared once it is warm, before the switch.</summary>
    public static Objection? ImageChanged(RollbackCase c) =>
        c.Target is { Images.Count: > 0 } target
        && ObservedImages.Changed(target.Images, ObservedImages.Of(c.State, target.Hash)) is [var changed, ..]
            ? Objection.Recommend(
                $"revision {target.Hash} (version {target.Version}) now runs {changed}, not the image it became known good with: a tag was moved. {c.Request.Evidence}"
            )
            : null;

    /// <summary>A revision that soaked without a policy may be as bad: an automatic rollback to it could make things worse.</summary>
    public static Objection? NotJudged(RollbackCase c) =>
        c.Target is { Judged: false } target
            ? Objection.Recommend(
                $"no policy has evaluated the requests of revision {target.Hash} (version {target.Version}), which is known good by soak time only, so the operator only recommends a rollback to it. {c.Request.Evidence}"
            )
            : null;
}
