using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Presets;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads everything that the judgement of one DriftPolicy needs.</summary>
public sealed class DriftGatherer(IKubeApi api, PrometheusSources sources, ILeadership leadership, TimeProvider time)
{
    private readonly PolicySubjectGatherer _subjects = new(api, sources, leadership, time);

    public async Task<DriftFacts> GatherAsync(DriftPolicy policy, CancellationToken ct)
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
            return facts;
        using var timed = new TimedPrometheus(prometheus, facts.Interval, time);
        return facts with
        {
            Signals = await MeasureAsync(facts, subject.ModelKey, timed, await new BaselineGatherer(api).GatherAsync(policy, ct), ct),
        };
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
        var signals = new List<SignalFacts>();
        foreach (var signal in facts.Policy.Spec.Signals!.Select(ScorePresets.Expand))
            signals.Add(await new SignalGatherer(facts, signal, prometheus, variables, all, serving, baseline).GatherAsync(ct));
        return await new MeansGatherer(facts, prometheus, variables, all, serving).AddAsync(
            await new MissingGatherer(facts, prometheus, variables).AddAsync(signals, ct),
            ct
        );
    }
}
