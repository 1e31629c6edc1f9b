using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;

namespace MlOps.Operator.Reports.Drift.History;

/// <summary>Replays the last evaluations of a policy with the operator's own gatherer and judge, each as if its time were now.</summary>
internal sealed class DriftHistoryGatherer(IKubeApi api, PrometheusSources sources, TimeProvider time)
{
    /// <summary>Three days at the default interval of six hours.</summary>
    public const int Evaluations = 12;

    public async Task<DriftHistory> GatherAsync(DriftPolicy policy, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var interval = DriftInterval.Of(policy.Spec);
        var seen = new List<DriftFacts>();
        for (var back = Evaluations - 1; back >= 0; back--)
            seen.Add(
                await new DriftGatherer(api, sources, new AlwaysLeading(time), new StoppedClock(now - (interval * back))).GatherAsync(
                    policy,
                    ct
                )
            );
        var latest = seen[^1];
        var judged = latest.CanBeJudged
            ? seen.Where(f => f.CanBeJudged).Select(f => (Facts: f, Judgement: DriftJudge.Judge(Alone(f)))).ToList()
            : [];
        return new DriftHistory(
            now,
            policy,
            latest.Model,
            latest.CanBeJudged ? [] : [DriftJudge.Judge(latest).Status.Message ?? ""],
            judged.Count == 0
                ? []
                :
                [
                    .. policy.Spec.Signals!.Select(
                        (signal, i) =>
                            Of(
                                policy,
                                signal,
                                [
                                    .. judged.Select(j => new SignalPoint(
                                        j.Facts.At,
                                        j.Facts.Signals[i],
                                        j.Judgement.Status.Signals[i],
                                        j.Judgement.Results[i]
                                    )),
                                ]
                            )
                    ),
                ]
        );
    }

    /// <summary>A known status keeps the figures of its last change; what each window gave is wanted here.</summary>
    private static DriftFacts Alone(DriftFacts facts) => facts with { Policy = facts.Policy with { Status = null } };

    private static SignalHistory Of(DriftPolicy policy, DriftSignal signal, IReadOnlyList<SignalPoint> looks) =>
        new(
            signal,
            policy.Status?.Signals.FirstOrDefault(s => s.Name == signal.Name),
            looks,
            policy.Status?.Episode is { State: EpisodeState.Open } open && open.Signals.Contains(signal.Name)
        );
}
