using MlOps.Decisions.Plan;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies;

/// <summary>How an episode ended, in words. Users felt it from its onset on, so all times count from there.</summary>
internal static class EpisodeOutcome
{
    /// <summary>The rollback that took the traffic from the revision, once the target is proven to serve well.</summary>
    public static ActionRecord? Verified(PolicyFacts facts, EpisodeStatus episode) =>
        facts.Model?.Status?.Actions.FirstOrDefault(a =>
            a is { Kind: ActionKind.Rollback, SwitchedAt: not null, Outcome: ActionOutcome.Verified }
            && a.From == episode.Revision
            && a.FinishedAt >= episode.OpenedAt
        );

    public static string Of(EpisodeStatus episode, ActionRecord rollback) =>
        $"{Moved(episode, rollback.SwitchedAt)}recovery verified after {After(episode, rollback.FinishedAt)}{Onset(episode)}";

    public static string Of(EpisodeStatus episode, DateTimeOffset closed) =>
        episode.TrafficMovedAt is { } moved
            ? $"{Moved(episode, moved)}recovered after {After(episode, episode.RecoveringSince)}{Onset(episode)}"
            : $"the breach is no longer seen; it lasted {After(episode, episode.RecoveringSince ?? closed)}{Onset(episode)}";

    private static string Moved(EpisodeStatus episode, DateTimeOffset? at) =>
        $"revision {episode.Revision} lost the traffic after {After(episode, at)}, ";

    private static string After(EpisodeStatus episode, DateTimeOffset? at) =>
        DurationText.Of(((at ?? episode.Onset) - episode.Onset) is var length && length > TimeSpan.Zero ? length : TimeSpan.Zero);

    private static string Onset(EpisodeStatus episode) => $" from its onset at {TimeText.Of(episode.Onset)}";
}
