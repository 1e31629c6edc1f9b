using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>A new revision gets the traffic when it is desired and ready, and no person's action blocks it.</summary>
internal static class PromotionRules
{
    public static Objection? NotAskedFor(PromotionCase c) =>
        DesiredRevision.Of(c.ReconcilePlan) is var asked && asked?.Hash == c.Revision.Hash
            ? null
            : Objection.Hold($"{(asked is null ? "no revision" : $"revision {asked.Hash}")} is desired now");

    /// <summary>
    /// A selector that a person pointed at this revision does not override it. An edit that is kept has no end of its own: a version that a
    /// person applies or pins after it is the newer decision.
    /// </summary>
    public static Objection? ManualOverride(PromotionCase c) =>
        c.State.Service?.Revision == c.Revision.Hash
        || c.Status is { OverrideKept: true, OverriddenSince: { } edited } && c.Status.DesiredSince > edited
            ? null
            : HumanRules.ManualOverride(c);

    public static Objection? Isolated(PromotionCase c) =>
        IsolationState.IsOn(c.Status)
            ? Objection.Hold("the isolate annotation keeps the traffic at the fallback; remove it to let a version take over")
            : null;

    public static Objection? NotReady(PromotionCase c) =>
        c.State.Service?.Revision == c.Revision.Hash || Promotable.IsReady(c.ReconcilePlan, c.Revision.Hash)
            ? null
            : Objection.Hold(
                $"revision {c.Revision.Hash} is not ready: {PodCount.Of(c.State, c.Revision.Hash)}, {Capacity.Of(c.ReconcilePlan)} are needed"
            );

    /// <summary>Switching back while the common cause may persist would only disturb twice. A pin is a person's own decision.</summary>
    public static Objection? CauseMayLast(PromotionCase c)
    {
        if (c.Revision.Reason is null || Pin.Of(c.State) is not null)
            return null;
        var until = Until(c);
        if (c.State.Now < until)
            return Objection.Hold(
                $"a rollback of revision {c.Revision.Hash} did not help; it gets the traffic again after {TimeText.Of(until)} (rollback.attributionWindowSeconds) if no episode is open then"
            ) with
            {
                Until = until,
            };
        return OpenEpisodes.Of(c.State).FirstOrDefault() is { } burning
            ? Objection.Hold(
                $"a rollback of revision {c.Revision.Hash} did not help, and episode {burning.Status!.Episode!.Number} of policy {burning.Metadata.Name} is still open; it gets the traffic again once the episode is closed"
            ) with
            {
                Until = OpenEpisodes.BlindUntil(burning),
            }
            : null;
    }

    /// <summary>The history of actions is short: where the rollback is no longer in it, the time counts from the switch away.</summary>
    private static DateTimeOffset Until(PromotionCase c) =>
        (
            c.Status.Actions.FirstOrDefault(a =>
                a is { Kind: ActionKind.Rollback, SwitchedAt: not null } && a.From == c.Revision.Hash
            )?.FinishedAt
            ?? c.Revision.ServedUntil
            ?? c.Revision.CreatedAt
        ).AddSeconds(c.State.Rollback.AttributionWindowSeconds);

    public static Objection? BackOff(PromotionCase c) =>
        Attempts.Last(c.Status, Attempts.KeyOfPromotion(c.Revision.Hash), 0) is { NotBefore: { } until } last && c.State.Now < until
            ? Objection.Hold(
                $"attempt {last.Count} to switch to revision {c.Revision.Hash} ended ({last.Outcome}): {last.Message}. The next one starts at {TimeText.Of(until)}"
            ) with
            {
                Until = until,
            }
            : null;
}
