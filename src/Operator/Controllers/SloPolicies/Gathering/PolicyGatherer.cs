using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Decisions.State.Children;
using MlOps.Entities;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>Reads everything that the judgement of one policy needs: the model, its pods, and the counts from Prometheus.</summary>
public sealed class PolicyGatherer(
    IKubeApi api,
    ClusterView cluster,
    PrometheusSources sources,
    PolicyMemories memories,
    ILeadership leadership,
    TimeProvider time
)
{
    private readonly PolicySubjectGatherer _subjects = new(api, sources, leadership, time, cluster.Models);

    public async Task<PolicyFacts> GatherAsync(SloPolicy policy, CancellationToken ct)
    {
        var subject = await _subjects.GatherAsync(policy, Validation.Check(policy), ct);
        // Before anything is read: what is measured rests on what was learned, and that may be of another model.
        var facts = EarlierModelStatus.Forget(
            Outdated.Renew(
                new PolicyFacts
                {
                    Now = subject.Now,
                    Term = subject.Term,
                    Policy = policy,
                    SpecErrors = subject.Errors,
                    Model = subject.Model,
                }
            )
        );
        if (subject.Prometheus is not { } prometheus || !facts.CanBeJudged)
            return facts;
        using var timed = new TimedPrometheus(prometheus, EvaluationTime.ForAll(Interval(policy)), time);
        return await MeasureAsync(facts, subject.ModelKey, timed, ct) with
        {
            Availability = AvailabilityGatherer.Gather(facts, cluster, subject.ModelKey),
            GatheredFor = time.GetUtcNow() - facts.Now,
        };
    }

    /// <summary>What the model's rollback blockers say now; asked only once a rollback is.</summary>
    public async Task<PolicyFacts> AskBlockersAsync(PolicyFacts facts, CancellationToken ct)
    {
        if (sources.Find(facts.Policy.Spec.Prometheus, facts.Policy.Metadata.Namespace).Source is not { } prometheus)
            return facts;
        using var timed = new TimedPrometheus(
            prometheus,
            EvaluationTime.ForRest(Interval(facts.Policy), time.GetUtcNow() - facts.Now),
            time
        );
        return facts with { Blockers = await BlockerGatherer.AskAsync(facts, timed, ct), GatheredFor = time.GetUtcNow() - facts.Now };
    }

    private static TimeSpan Interval(SloPolicy policy) => TimeSpan.FromSeconds(policy.Spec.EvaluationIntervalSeconds);

    private async Task<PolicyFacts> MeasureAsync(PolicyFacts facts, ObjectKey model, IPrometheus prometheus, CancellationToken ct)
    {
        var memory = memories.Of(facts.Policy.Metadata.Uid, facts.Policy.Metadata.Generation);
        memory.KeepFor(facts.Model!.Metadata.Uid, facts.Serving is { PromotedAt: not null, State: not RevisionState.Good });
        var variables = new IndicatorVariables(model.Namespace, model.Name, facts.Model!.Spec.Model.Name);
        var scope = RevisionMatch.OfModel(facts.Policy.Spec, model.Name, facts.Model.Status?.Revisions.Select(r => r.Hash) ?? []);
        var context = new CountContext(RestartsOf(model)) { Memory = memory.Answers };
        var objectives = await Task.WhenAll(
            facts.Policy.Spec.Objectives.Select(o =>
                ObjectiveAsync(facts, o, IndicatorReaders.For(o.Sli, variables, scope, prometheus, context), memory, ct)
            )
        );
        facts = facts with { Objectives = [.. objectives.Select(o => o.Facts)] };
        if (
            objectives
                .Select(o => (o.Facts, o.Reader, Finding: ReleaseJudge.Judge(facts, o.Facts)))
                .FirstOrDefault(o => o.Finding is not null) is
            { Finding: { } finding, Reader: var breached, Facts.Release: var release }
        )
            facts = facts with { Demand = await DemandGatherer.GatherAsync(facts, finding, release, breached, memory, ct) };
        return facts with
        {
            Rollback = await RollbackGatherer.GatherAsync(facts, objectives, ct),
            Scraped = await TargetGatherer.AskAsync(facts, prometheus, ct),
        };
    }

    /// <summary>By pod, of every revision: what counters that fall are held against.</summary>
    private Dictionary<string, int> RestartsOf(ObjectKey model) =>
        cluster.Pods.ListOf(model).Select(p => p.View).OfType<PodView>().ToDictionary(p => p.Name, p => p.Restarts, StringComparer.Ordinal);

    private static async Task<(ObjectiveFacts Facts, IIndicatorReader Reader)> ObjectiveAsync(
        PolicyFacts facts,
        Objective objective,
        IIndicatorReader reader,
        PolicyMemory memory,
        CancellationToken ct
    )
    {
        var target = decimal.Parse(objective.Target, System.Globalization.CultureInfo.InvariantCulture) / 100m;
        return (await new ObjectiveGatherer(facts, objective, (double)target, reader, memory).GatherAsync(ct), reader);
    }
}
