using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Tests.Telemetry.Contracts;

namespace MlOps.Operator.Tests.Telemetry;

public class SloMetricsTests
{
    private const string Objective = "shop,fraud-slo,availability";
    private readonly FakeTimeProvider _time = new();
    private readonly MetricsFixture _metrics;

    public SloMetricsTests() => _metrics = new MetricsFixture(time: _time);

    [Fact]
    public async Task An_objective_shows_its_target_budget_forecast_verdict_and_burn_rates()
    {
        _metrics.Judge(MetricsFixture.Burning(share: 0.02, budget: 0.006));
        (await _metrics.ObjectsAsync()).ShouldBe(
            [
                $"slo_objective_target_ratio{{{Objective},fraud}} 0.99",
                $"slo_error_budget_remaining_ratio{{{Objective}}} 0.4",
                // 28 days · 0.4 / 2.
                $"slo_error_budget_exhaustion_seconds{{{Objective}}} 483840",
                .. new[] { "fast,1h", "medium,6h", "slow,1d", "trickle,3d" }.Select(w => $"slo_burn_rate{{{Objective},{w}}} 2"),
                $"slo_verdict{{{Objective},Warning}} 1",
                $"slo_evidence_info{{{Objective},Value}} 1",
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_budget_that_is_not_being_spent_has_no_end()
    {
        _metrics.Judge(MetricsFixture.Burning(share: 0.01, budget: 0.006));
        (await _metrics.ObjectsAsync()).ShouldNotContain(s => s.Contains("exhaustion", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_that_is_spent_ends_now_and_is_below_zero()
    {
        _metrics.Judge(MetricsFixture.Burning(share: 0, budget: 0.015));
        var shown = await _metrics.ObjectsAsync();
        shown.ShouldContain($"slo_error_budget_remaining_ratio{{{Objective}}} -0.5");
        shown.ShouldContain($"slo_error_budget_exhaustion_seconds{{{Objective}}} 0");
    }

    [Theory]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Idle)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.Stale)]
    [InlineData(EvidenceKind.QueryError)]
    public async Task Figures_without_evidence_are_absent_and_neither_zero_nor_what_they_were(EvidenceKind kind)
    {
        var facts = MetricsFixture.Burning(share: 0.02, budget: 0.006);
        _metrics.Judge(facts);
        var tiers = facts
            .Objectives[0]
            .Tiers.Select(t => t with { Short = MetricsFixture.Lacking(kind), Long = MetricsFixture.Lacking(kind) })
            .ToList();
        _metrics.Judge(
            facts with
            {
                Objectives =
                [
                    facts.Objectives[0] with
                    {
                        Tiers = tiers,
                        Budget = MetricsFixture.Lacking(kind),
                        LastHour = MetricsFixture.Lacking(kind),
                    },
                ],
            }
        );
        (await _metrics.ObjectsAsync()).ShouldBe(
            [
                $"slo_objective_target_ratio{{{Objective},fraud}} 0.99",
                $"slo_verdict{{{Objective},Unknown}} 1",
                $"slo_evidence_info{{{Objective},{kind}}} 1",
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_window_that_lacks_evidence_takes_no_other_with_it()
    {
        var facts = MetricsFixture.Burning(share: 0.02, budget: 0.006);
        var fast = facts.Objectives[0].Tiers[0] with { Long = MetricsFixture.Lacking(EvidenceKind.Idle) };
        _metrics.Judge(facts with { Objectives = [facts.Objectives[0] with { Tiers = [fast, .. facts.Objectives[0].Tiers.Skip(1)] }] });
        var rates = (await _metrics.ObjectsAsync()).Where(s => s.StartsWith("slo_burn_rate", StringComparison.Ordinal)).ToList();
        rates.Count.ShouldBe(3);
        rates.ShouldNotContain(s => s.Contains("fast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_judged_says_so_for_each_objective_and_shows_nothing_else()
    {
        _metrics.Judge(MetricsFixture.Burning(share: 0.02, budget: 0.006));
        var facts = MetricsFixture.Burning(share: 0.02, budget: 0.006) with { Model = null, Objectives = [] };
        _metrics.Judge(facts);
        (await _metrics.ObjectsAsync()).ShouldBe([$"slo_verdict{{{Objective},Unknown}} 1"]);
    }

    [Fact]
    public async Task A_renamed_objective_leaves_nothing_of_its_old_name()
    {
        var facts = MetricsFixture.Burning(share: 0.02, budget: 0.006);
        _metrics.Judge(facts);
        _metrics.Judge(Renamed(facts, "uptime"));
        var shown = await _metrics.ObjectsAsync();
        shown.Count.ShouldBe(9);
        shown.ShouldAllBe(s => s.Contains("shop,fraud-slo,uptime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_is_deleted_leaves_nothing()
    {
        _metrics.Judge(MetricsFixture.Burning(share: 0.02, budget: 0.006));
        _metrics.Forget("fraud-slo");
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(15, 60)]
    [InlineData(300, 600)]
    public async Task What_was_judged_is_shown_for_two_intervals_and_at_least_a_minute(int interval, int seconds)
    {
        var facts = MetricsFixture.Burning(share: 0.02, budget: 0.006);
        _metrics.Judge(
            facts with
            {
                Policy = facts.Policy with { Spec = facts.Policy.Spec with { EvaluationIntervalSeconds = interval } },
            }
        );
        _time.Advance(TimeSpan.FromSeconds(seconds));
        (await _metrics.ObjectsAsync()).ShouldNotBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    /// <summary>Row F7: what comes and goes leaves nothing behind, whatever its series were when it went.</summary>
    [Fact]
    public async Task Ten_thousand_policies_that_come_and_go_leave_not_one_series()
    {
        for (var i = 0; i < 10_000; i++)
        {
            var name = $"policy-{i}";
            var facts = MetricsFixture.Burning(share: i % 3 * 0.01, budget: i % 7 * 0.004, policy: name);
            _metrics.Judge(facts);
            if (i % 2 == 0)
                _metrics.Judge(Renamed(facts, "other"));
            if (i >= 100)
                _metrics.Forget($"policy-{i - 100}");
        }

        var shown = await _metrics.ObjectsAsync();
        shown.Select(s => s.Split(',')[1]).Distinct().Count().ShouldBe(100);
        for (var i = 9_900; i < 10_000; i++)
            _metrics.Forget($"policy-{i}");
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    private static PolicyFacts Renamed(PolicyFacts facts, string name)
    {
        var objective = facts.Policy.Spec.Objectives[0] with { Name = name };
        return facts with
        {
            Policy = facts.Policy with { Spec = facts.Policy.Spec with { Objectives = [objective] } },
            Objectives = [facts.Objectives[0] with { Objective = objective }],
        };
    }
}
