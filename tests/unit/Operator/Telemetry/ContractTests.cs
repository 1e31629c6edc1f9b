using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Telemetry.Contracts;

namespace MlOps.Operator.Tests.Telemetry;

/// <summary>docs/metrics.md is what a process exports: neither changes alone.</summary>
public class ContractTests(StandbyOperator standby)
{
    private readonly Contract _contract = Contract.Read();

    [Fact]
    public void A_fresh_process_exports_every_metric_of_the_contract_and_no_other() =>
        standby
            .Exported.Families.Values.Select(f => (f.Name, f.Type))
            .ShouldBe(_contract.Metrics.Select(m => (m.Name, m.Type)), ignoreOrder: true);

    [Fact]
    public async Task Every_metric_has_the_labels_of_the_contract()
    {
        var exported = await EverythingAsync();
        foreach (var row in _contract.Metrics)
        {
            exported.Families[row.Name].Samples.ShouldNotBeEmpty(row.Name);
            exported.Families[row.Name].Samples.ShouldAllBe(s => s.Labels.Keys.Where(l => l != "le").Count() == row.Labels.Count, row.Name);
            exported.Families[row.Name].Labels.ShouldBe(row.Labels.Order(StringComparer.Ordinal), false, row.Name);
        }
    }

    [Fact]
    public async Task Labels_have_the_values_of_the_contract_from_the_start()
    {
        var exported = await EverythingAsync();
        foreach (var (label, metric, values) in _contract.Values)
            exported.Families[metric].Values(label).ShouldBe(values.Order(StringComparer.Ordinal), false, $"{label} of {metric}");
    }

    [Fact]
    public void Every_label_is_explained()
    {
        var listed = _contract.Values.Select(v => v.Label).Concat(_contract.Unlisted).ToHashSet();
        _contract.Metrics.SelectMany(m => m.Labels).Distinct().Where(l => !listed.Contains(l)).ShouldBeEmpty();
    }

    [Fact]
    public void Series_with_bounded_values_begin_at_zero()
    {
        foreach (
            var row in _contract.Metrics.Where(m =>
                m.Type == "counter"
                && m.Name.StartsWith("mlops_operator_", StringComparison.Ordinal)
                && !m.Name.Contains("_watch_", StringComparison.Ordinal)
            )
        )
            standby.Exported.Samples(row.Name).ShouldAllBe(s => s.Value == 0, row.Name);
    }

    /// <summary>
    /// What a fresh process exports, and in addition policies with every verdict, kind of evidence, measure and doubt, and a model.
    /// </summary>
    private async Task<Exposition> EverythingAsync()
    {
        var metrics = new MetricsFixture();
        var facts = MetricsFixture.Burning(0.02, 0.006);
        metrics.Judge(facts);
        foreach (var kind in Enum.GetValues<EvidenceKind>().Where(k => k != EvidenceKind.Value))
        {
            var lacking = facts.Objectives[0].Tiers.Select(t => t with { Short = MetricsFixture.Lacking(kind) }).ToList();
            metrics.Judge(
                facts with
                {
                    Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Name = kind.ToString() } },
                    Objectives = [facts.Objectives[0] with { Tiers = lacking }],
                }
            );
        }

        foreach (var (drift, judgement) in DriftExamples.All())
            metrics.Drift.Report(drift, judgement);
        foreach (var verdict in Enum.GetValues<Verdict>())
            Report(metrics, verdict, facts);
        metrics.Models.Report(new("shop", "fraud"), new ModelDeploymentStatus { EffectiveRevision = "h2", EffectiveVersion = "v2" });
        var objects = await Exposition.OfAsync(metrics.Registry);
        return standby.Exported.With(objects);
    }

    private static void Report(MetricsFixture metrics, Verdict verdict, PolicyFacts facts)
    {
        var slo = facts.Judged();
        metrics.Slo.Report(
            facts with
            {
                Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Name = verdict.ToString() } },
            },
            slo with
            {
                Objectives = [.. slo.Objectives.Select(o => o with { Verdict = verdict })],
            }
        );
        var (drift, judgement) = DriftExamples.All().First();
        metrics.Drift.Report(
            drift with
            {
                Policy = drift.Policy with { Metadata = drift.Policy.Metadata with { Name = verdict.ToString() } },
            },
            judgement with
            {
                Status = judgement.Status with
                {
                    Verdict = verdict,
                    Signals = [.. judgement.Status.Signals.Select(s => s with { Verdict = verdict })],
                },
            }
        );
    }
}
