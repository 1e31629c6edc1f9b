using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Judging;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Operator.Tests.Telemetry.Contracts;

/// <summary>A leader's registry, and the shortest way to report policies and models to it.</summary>
internal sealed class MetricsFixture
{
    public MetricsFixture(ILeadership? leadership = null, TimeProvider? time = null)
    {
        var runtime = new RuntimeMetrics(Registry, OperatorMetrics.Prefix);
        Slo = new SloMetrics(runtime, leadership ?? new AlwaysLeading(), time ?? TimeProvider.System);
        Drift = new DriftMetrics(runtime, leadership ?? new AlwaysLeading(), time ?? TimeProvider.System);
        Models = new ModelMetrics(runtime, leadership ?? new AlwaysLeading(), time ?? TimeProvider.System);
    }

    public CollectorRegistry Registry { get; } = Prometheus.Metrics.NewCustomRegistry();

    public SloMetrics Slo { get; }

    public DriftMetrics Drift { get; }

    public ModelMetrics Models { get; }

    /// <summary>A good revision serves, all four tiers and the budget have seen this share of bad events, of a target of 99 %.</summary>
    public static PolicyFacts Burning(double share, double budget, string policy = "fraud-slo")
    {
        var facts = Facts.After(86_400).Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted });
        var tiers = DefaultTiers
            .All.Select(t => new TierFacts(Enum.Parse<EvidenceSource>(t.Name, ignoreCase: true), t, Of(share), Of(share), null))
            .ToArray();
        facts = facts.Measured(null, tiers);
        facts = facts with { Objectives = [facts.Objectives[0] with { Budget = Of(budget) }] };
        return facts with { Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Name = policy, Namespace = "shop" } } };
    }

    public static Reading<WindowCounts> Of(double share) => Reading<WindowCounts>.Of(new WindowCounts(share * 10_000, 10_000), "q");

    public static Reading<WindowCounts> Lacking(EvidenceKind kind) => Reading<WindowCounts>.None(kind, "why", "q");

    public void Judge(PolicyFacts facts) => Slo.Report(facts, facts.Judged());

    public void Forget(string policy) => Slo.Forget(new ObjectKey("shop", policy));

    /// <summary>
    /// Every series about policies and models, as <c>metric{values of the labels} value</c>, without what all of them share.
    /// </summary>
    public async Task<IReadOnlyList<string>> ObjectsAsync() =>
        [
            .. (await Exposition.OfAsync(Registry))
                .Families.Values.Where(f =>
                    f.Name.StartsWith("mlops_operator_slo_", StringComparison.Ordinal)
                    || f.Name.StartsWith("mlops_operator_model_", StringComparison.Ordinal)
                )
                .SelectMany(f => f.Samples)
                .Select(s =>
                    FormattableString.Invariant(
                        $"{s.Name.Replace("mlops_operator_", "", StringComparison.Ordinal)}{{{string.Join(",", s.Labels.Values)}}} {s.Value:0.###}"
                    )
                ),
        ];
}
