using System.Globalization;
using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>The whole judgement of a DriftPolicy as one pure function of what was gathered.</summary>
public static class DriftJudge
{
    public static DriftJudgement Judge(DriftFacts facts)
    {
        if (!facts.CanBeJudged)
            return new DriftJudgement(DriftConditions.Idle(facts), []);
        var looks = facts.Signals.Select(s => SignalJudge.Evaluate(facts, s)).ToList();
        var signals = StreamLatch.Hold(facts, [.. facts.Signals.Zip(looks, (s, look) => SignalJudge.Judge(facts, s, look))]);
        var weights = facts.Signals.Zip(signals, (f, s) => (Signal: f.Signal, Status: s)).ToList();
        var share = Share(facts, signals);
        var limit = (double)(Numbers.Of((facts.Policy.Spec.DatasetDrift ?? new()).Share) ?? 0.5m);
        var critical = weights.Find(w => w.Signal.Critical && w.Status.Verdict == Verdict.Breached).Signal;
        var reaches = critical is not null || share >= limit && share > 0;
        var drifts = reaches && Corroboration.Agree([.. weights.Where(w => w.Status.Verdict == Verdict.Breached).Select(w => w.Signal)]);
        var correlations = CorrelationJudge.Judge(facts);
        var verdict =
            drifts ? Verdict.Breached
            : correlations.Count > 0 || signals.Exists(s => s.Verdict is Verdict.Warning or Verdict.Breached) ? Verdict.Warning
            : EvidenceCoverage.CouldDrift(weights, limit) ? Verdict.Unknown
            : Verdict.Healthy;
        var message = Message(
            signals,
            share,
            critical,
            limit,
            [.. reaches && !drifts ? [Corroboration.Missing] : Array.Empty<string>(), .. CorrelationJudge.Words(facts, correlations)]
        );
        var before = facts.Status;
        var episode = EpisodeOf(facts, drifts, signals, message);
        return new DriftJudgement(
            DriftConditions.Judged(
                facts,
                before with
                {
                    ObservedGeneration = facts.Policy.Metadata.Generation,
                    ModelUid = facts.Model?.Metadata.Uid,
                    Verdict = verdict,
                    Since = before.Verdict == verdict ? before.Since ?? facts.Now : facts.Now,
                    Message = message,
                    DriftShare = share?.ToString("0.##", CultureInfo.InvariantCulture),
                    Signals = signals,
                    Correlations = correlations,
                    Episode = episode,
                    Requests = RetrainRequestJudge.Judge(facts, episode, drifts, signals, message),
                }
            ),
            looks
        );
    }

    /// <summary>
    /// Share of the weight that drifts. A signal without evidence neither drifts nor keeps the others from being the model's drift.
    /// </summary>
    public static double? Share(DriftFacts facts, IReadOnlyList<DriftSignalStatus> signals) =>
        DriftShare.Of([
            .. facts
                .Signals.Zip(signals)
                .Where(s => s.Second.Verdict != Verdict.Unknown)
                .Select(s => ((double)(Numbers.Of(s.First.Signal.Weight) ?? 1), s.Second.Verdict == Verdict.Breached)),
        ]);

    /// <summary>Opened once by confirmed drift; over when every signal can be seen and none drifts any more.</summary>
    private static DriftEpisodeStatus? EpisodeOf(DriftFacts facts, bool drifts, List<DriftSignalStatus> signals, string message)
    {
        var before = facts.Status.Episode;
        if (before is { State: EpisodeState.Open })
        {
            return !drifts && signals.Exists(IsQuiet) && signals.TrueForAll(s => IsQuiet(s) || IsGone(facts, before, s))
                ? before with
                {
                    State = EpisodeState.Closed,
                    ClosedAt = facts.Now,
                }
                : before;
        }

        var breached = signals.Where(s => s.Verdict == Verdict.Breached).ToList();
        return !drifts
            ? before
            : new DriftEpisodeStatus
            {
                Number = (before?.Number ?? 0) + 1,
                State = EpisodeState.Open,
                Onset = breached.Min(s => s.DriftedAt[0]),
                OpenedAt = facts.Now,
                Signals = [.. breached.Select(s => s.Name)],
                Message = message,
            };
    }

    private static bool IsQuiet(DriftSignalStatus signal) => signal is { Verdict: Verdict.Healthy, DriftedAt.Count: 0 };

    /// <summary>
    /// A version that took the traffic since may not export a signal any more: what no longer exists keeps no episode open. That is known
    /// once nothing of the version before is left in two windows; until then, or while a reference is not complete, the signal is only not
    /// seen yet.
    /// </summary>
    private static bool IsGone(DriftFacts facts, DriftEpisodeStatus episode, DriftSignalStatus signal) =>
        signal is { Verdict: Verdict.Unknown, Evidence: EvidenceKind.NoData }
        && facts.Signals.Any(s => s.Signal.Name == signal.Name && s.Fault is (DataFault.Absent or DataFault.Vanished))
        && facts.Serving?.PromotedAt is { } promoted
        && promoted > episode.OpenedAt
        && facts.Now >= promoted + (2 * facts.Window);

    private static string Message(
        List<DriftSignalStatus> signals,
        double? share,
        DriftSignal? critical,
        double limit,
        IReadOnlyList<string> remarks
    )
    {
        string Names(Verdict verdict) =>
            string.Join(
                ", ",
                signals
                    .Where(s => s.Verdict == verdict)
                    .Select(s =>
                        s.Value is null
                            ? s.Name
                            : $"{s.Name} ({(s.Method is { } method ? $"{method} " : "")}{s.Value}, drift at {s.Threshold})"
                    )
            );
        var parts = new List<string>();
        if (Names(Verdict.Breached) is { Length: > 0 } drifted)
            parts.Add(
                FormattableString.Invariant(
                    $"drifted: {drifted}; together {share:P0} of the weight (threshold {limit:P0}){(critical is null ? "" : $", and {critical.Name} is critical")}"
                )
            );
        if (Names(Verdict.Warning) is { Length: > 0 } moved)
            parts.Add($"moved, not confirmed: {moved}");
        var unseen = signals.Where(s => s.Verdict == Verdict.Unknown).Select(s => $"{s.Name} ({s.Message})").ToList();
        if (unseen.Count > 0)
            parts.Add($"no evidence: {string.Join(", ", unseen)}");
        parts.AddRange(remarks);
        if (parts.Count > 0)
            return MessageText.Short(string.Join("; ", parts));
        return signals.Count == 1 ? "1 signal matches its reference" : $"{signals.Count} signals match their references";
    }
}
