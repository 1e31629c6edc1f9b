using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Requests;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>Judges one objective over a history, evaluation by evaluation, with the operator's own readers, gatherer and judge.</summary>
internal sealed class CounterJudge(IPrometheus prometheus, string model, ServiceLevelIndicator sli)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly PolicyMemory _memory = new();
    private SloPolicyStatus? _status;

    /// <summary>In percent.</summary>
    public string Target { get; init; } = "99";

    /// <summary>When the new revision got the traffic; null where it is known good since long ago.</summary>
    public DateTimeOffset? Promoted { get; init; }

    /// <summary>The pods that Kubernetes knows, and how often their containers restarted.</summary>
    public IReadOnlyDictionary<string, int> Restarts { get; init; } = new Dictionary<string, int>();

    /// <summary>The verdicts on the way, without repetitions.</summary>
    public List<Verdict> Verdicts { get; } = [];

    /// <summary>What the last evaluation rested on.</summary>
    public ObjectiveFacts Facts { get; private set; } = null!;

    public ObjectiveStatus Objective => _status!.Objectives.Single();

    public async Task<SloPolicyStatus> OverAsync(TimeSpan before)
    {
        for (var at = CounterHistory.End - before; at <= CounterHistory.End; at += Step)
            await AtAsync(at);
        return _status!;
    }

    public async Task<SloPolicyStatus> AtAsync(DateTimeOffset at)
    {
        var facts = At(at);
        var reader = IndicatorReaders.For(
            sli,
            new IndicatorVariables(CounterHistory.Namespace, model, model),
            RevisionMatch.OfModel(facts.Policy.Spec, model, []),
            prometheus,
            new CountContext(Restarts) { Memory = _memory.Answers }
        );
        var objective = facts.Policy.Spec.Objectives[0];
        var target = double.Parse(Target, System.Globalization.CultureInfo.InvariantCulture) / 100;
        Facts = await new ObjectiveGatherer(facts, objective, target, reader, _memory).GatherAsync(TestContext.Current.CancellationToken);
        _status = SloJudge.Judge(facts with { Objectives = [Facts] });
        if (Verdicts.Count == 0 || Verdicts[^1] != _status.Verdict)
            Verdicts.Add(_status.Verdict);
        return _status;
    }

    private PolicyFacts At(DateTimeOffset at)
    {
        var since = CounterHistory.End.AddDays(-30);
        RevisionStatus serving = new()
        {
            Hash = CounterHistory.Hash,
            State = Promoted is null ? RevisionState.Good : RevisionState.Active,
            GoodSince = Promoted is null ? since : null,
            PromotedAt = Promoted ?? since,
            CreatedAt = Promoted ?? since,
            PromotionSeq = 2,
        };
        return new PolicyFacts
        {
            Now = at,
            Term = 1,
            Policy = new SloPolicy
            {
                Metadata = new()
                {
                    Name = "slo",
                    Namespace = CounterHistory.Namespace,
                    Uid = "uid-slo",
                    Generation = 1,
                },
                Spec = new SloPolicySpec
                {
                    ModelRef = new() { Name = model },
                    Objectives =
                    [
                        new()
                        {
                            Name = "availability",
                            Target = Target,
                            Sli = sli,
                        },
                    ],
                    Mode = PolicyMode.Enforce,
                },
                Status = _status,
            },
            Model = new ModelDeployment
            {
                Metadata = new()
                {
                    Name = model,
                    Namespace = CounterHistory.Namespace,
                    Uid = "uid-model",
                    Generation = 1,
                },
                Spec = new()
                {
                    Model = new() { Name = model, Version = "2" },
                    Template = [],
                    Service = new() { Ports = [] },
                },
                Status = new ModelDeploymentStatus { EffectiveRevision = CounterHistory.Hash, Revisions = [serving] },
            },
            Demand = new DemandStatus { Trend = DemandTrend.Stable },
        };
    }
}
