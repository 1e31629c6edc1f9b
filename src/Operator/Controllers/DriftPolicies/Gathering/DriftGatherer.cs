using System.Collections.Concurrent;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Presets;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads everything that the judgement of one DriftPolicy needs.</summary>
public sealed class DriftGatherer(
    IKubeApi api,
    PrometheusSources sources,
    ILeadership leadership,
    TimeProvider time,
    IInformer<Observed<ModelDeployment>>? models = null
)
{
    /// <summary>Signals read at once: enough to use a slow server, and half of what a source lets through at all.</summary>
    private const int Concurrency = 2;

    /// <summary>Other policies have their turn in between.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>A server that is down for a moment costs no evaluation of an hour or a day.</summary>
    private static readonly TimeSpan WhenDown = TimeSpan.FromSeconds(30);

    private readonly PolicySubjectGatherer _subjects = new(api, sources, leadership, time, models);
    private readonly ConcurrentDictionary<ObjectKey, StartedEvaluation> _started = new();

    /// <summary>All that can be read now.</summary>
    public async Task<DriftFacts> GatherAsync(DriftPolicy policy, CancellationToken ct) => (await ReadAsync(policy, ct)).Facts;

    /// <summary>The same, going on where an evaluation of the same windows stopped for want of time.</summary>
    internal async Task<DriftReading> ReadAsync(DriftPolicy policy, CancellationToken ct)
    {
        var subject = await _subjects.GatherAsync(policy, Validation.Check(policy), ct);
        // Before anything is read: which moves are a habit rests on what drifted, and that may be of an earlier model.
        var facts = EarlierModel.Forget(
            new DriftFacts
            {
                Now = subject.Now,
                Term = subject.Term,
                At = DriftSchedule.Latest(subject.Now, DriftInterval.Of(policy.Spec)),
                Policy = policy,
                SpecErrors = subject.Errors,
                Model = subject.Model,
            }
        );
        if (subject.Prometheus is not { } prometheus || !facts.CanBeJudged)
            return new DriftReading(facts, null, false);
        var started = Started(policy, facts.At);
        var known = started.Answers;
        using var timed = new TimedPrometheus(prometheus, EvaluationTime.ForAll(facts.Interval), time);
        facts = facts with
        {
            Signals = await MeasureAsync(
                facts,
                subject.ModelKey,
                started.Continue(timed),
                await new BaselineGatherer(api).GatherAsync(policy, ct),
                ct
            ),
        };
        if (timed.IsDown)
            return new DriftReading(facts, WhenDown, false);
        // Where nothing more was answered, the next interval is soon enough.
        if (timed.IsOver)
            return started.Answers > known ? new DriftReading(facts, Soon, !started.IsBehind) : new DriftReading(facts, null, false);
        Forget(new ObjectKey(policy.Metadata.Namespace, policy.Metadata.Name));
        return new DriftReading(facts, null, false);
    }

    /// <summary>Drops what is kept of a policy.</summary>
    internal void Forget(ObjectKey policy) => _started.TryRemove(policy, out _);

    private StartedEvaluation Started(DriftPolicy policy, DateTimeOffset at)
    {
        var of = (policy.Metadata.Uid, policy.Metadata.Generation, at);
        return _started.AddOrUpdate(
            new ObjectKey(policy.Metadata.Namespace, policy.Metadata.Name),
            _ => new StartedEvaluation(of, isBehind: false),
            (_, before) => before.Of == of ? before : new StartedEvaluation(of, isBehind: true)
        );
    }

    private static async Task<IReadOnlyList<SignalFacts>> MeasureAsync(
        DriftFacts facts,
        ObjectKey model,
        IPrometheus prometheus,
        Reading<Baseline>? baseline,
        CancellationToken ct
    )
    {
        var variables = new IndicatorVariables(model.Namespace, model.Name, facts.Model!.Spec.Model.Name);
        var names = new SloPolicySpec { ModelRef = facts.Policy.Spec.ModelRef, Objectives = [] };
        var all = RevisionMatch.OfModel(names, model.Name, facts.Model.Status?.Revisions.Select(r => r.Hash) ?? []);
        var serving = RevisionMatch.Of(names, model.Name, facts.Serving!.Hash);
        using var turns = new SemaphoreSlim(Concurrency);
        var signals = await Task.WhenAll(
            facts
                .Policy.Spec.Signals!.Select(ScorePresets.Expand)
                .Select(async signal =>
                {
                    await turns.WaitAsync(ct);
                    try
                    {
                        return await new SignalGatherer(facts, signal, prometheus, variables, all, serving, baseline).GatherAsync(ct);
                    }
                    finally
                    {
                        turns.Release();
                    }
                })
        );
        return await new MeansGatherer(facts, prometheus, variables, all, serving).AddAsync(
            await new MissingGatherer(facts, prometheus, variables).AddAsync(signals, ct),
            ct
        );
    }
}
