using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>
/// A stream that has drifted stays so while the episode is open, until its statistic is below the threshold again and every other signal is
/// as its reference: a detector of changes keeps still once the change has left its window, whether or not the drift has.
/// </summary>
internal static class StreamLatch
{
    public static List<DriftSignalStatus> Hold(DriftFacts facts, List<DriftSignalStatus> signals)
    {
        if (facts.Status.Episode is not { State: EpisodeState.Open } episode)
            return signals;
        var streams = facts
            .Signals.Where(s => s.Signal.Source.Stream is not null)
            .Select(s => s.Signal.Name)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. signals.Select(s =>
                streams.Contains(s.Name) && Before(facts, s) is { } before && Stays(s, signals) ? Held(facts, before, s, episode.Number) : s
            ),
        ];
    }

    private static DriftSignalStatus? Before(DriftFacts facts, DriftSignalStatus now) =>
        facts.Status.Signals.FirstOrDefault(s =>
            s.Name == now.Name && (s.Verdict == Verdict.Breached || s is { Verdict: Verdict.Unknown, BreachedSince: not null })
        );

    /// <summary>Without evidence nothing drifts; the episode does not close on that either.</summary>
    private static bool Stays(DriftSignalStatus now, List<DriftSignalStatus> all) =>
        now.Evidence == EvidenceKind.Value
        && now.Verdict != Verdict.Breached
        && (
            now.Verdict != Verdict.Healthy || all.Exists(s => s.Name != now.Name && (s.Verdict != Verdict.Healthy || s.DriftedAt.Count > 0))
        );

    private static DriftSignalStatus Held(DriftFacts facts, DriftSignalStatus before, DriftSignalStatus now, long episode)
    {
        var kept = $"still counted as drifted while episode {episode} is open; ";
        var note = kept + "it had: ";
        if (before.Verdict != Verdict.Breached)
        {
            // A look without evidence came between: what it said is no evidence of drift.
            return now with
            {
                Verdict = Verdict.Breached,
                Since = facts.Now,
                BreachedSince = before.BreachedSince,
                Message = MessageText.Short($"{kept}confirmed {TimeText.Of(before.BreachedSince)}, and now: {now.Message}"),
            };
        }

        return before with
        {
            DriftedAt = now.DriftedAt.Count > 0 ? now.DriftedAt : before.DriftedAt,
            Message =
                before.Message?.StartsWith(kept, StringComparison.Ordinal) == true
                    ? before.Message
                    : MessageText.Short(note + before.Message),
        };
    }
}
