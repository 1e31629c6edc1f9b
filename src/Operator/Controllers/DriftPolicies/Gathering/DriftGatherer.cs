using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads everything that the judgement of one DriftPolicy needs.</summary>
public sealed class DriftGatherer(IKubeApi api, PrometheusSources sources, ILeadership leadership, TimeProvider time)
{
    public async Task<DriftFacts> GatherAsync(DriftPolicy policy, CancellationToken ct)
    {
        var key = new ObjectKey(policy.Metadata.Namespace, policy.Spec.ModelRef.Name);
        var raw = await api.GetAsync(ResourceKinds.ModelDeployments, key, ct);
        var errors = Validation.Check(policy).Select(e => $"{e.Field}: {e.Message}").ToList();
        var (model, unreadable) = raw is null ? (null, null) : StoredObject.Decode<ModelDeployment>(raw);
        if (unreadable is not null)
            errors.Add($"spec.modelRef.name: the ModelDeployment of this name cannot be read: {unreadable}");
        var (prometheus, unusable) = sources.Find(policy.Spec.Prometheus, policy.Metadata.Namespace);
        if (unusable is not null)
            errors.Add(unusable);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        // Before anything is read: which moves are a habit rests on what drifted, and that may be of an earlier model.
        var facts = EarlierModel.Forget(
            new DriftFacts
            {
                Now = now,
                Term = leadership.Term,
                At = DriftSchedule.Latest(now, DriftInterval.Of(policy.Spec)),
                Policy = policy,
                SpecErrors = errors,
                Model = model,
            }
        );
        if (prometheus is null || !facts.CanBeJudged)
            return facts;
        using var timed = new TimedPrometheus(prometheus, facts.Interval, time);
        return facts with { Signals = await MeasureAsync(facts, key, timed, await new BaselineGatherer(api).GatherAsync(policy, ct), ct) };
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
