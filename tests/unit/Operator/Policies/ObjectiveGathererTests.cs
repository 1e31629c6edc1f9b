using MlOps.Analysis.Counters;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Policies;

public partial class ObjectiveGathererTests
{
    private static readonly CounterSeries One = new(new Dictionary<string, string>(), [new Sample(0, 1)]);
    private readonly FakePrometheus _prometheus = new();
    private readonly PolicyMemory _memory = new();
    private Dictionary<string, int> _pods = [];

    private async Task<ObjectiveFacts> GatherAsync(PolicyFacts facts, IPrometheus? prometheus = null, double target = 0.99)
    {
        var objective = facts.Policy.Spec.Objectives[0];
        var selectors = IndicatorSelectors.Of(objective.Sli, new IndicatorVariables("shop", "fraud", "fraud"));
        var reader = new SelectorReader(
            prometheus ?? _prometheus,
            selectors,
            RevisionMatch.OfModel(facts.Policy.Spec, "fraud", []),
            "shop",
            new CountContext(_pods) { Memory = _memory.Answers }
        );
        return await new ObjectiveGatherer(facts, objective, target, reader, _memory).GatherAsync(TestContext.Current.CancellationToken);
    }

    private static PolicyFacts Good(double seconds) => Facts.After(seconds).Serving("h2", r => r with { State = RevisionState.Good });

    private int Minutes(string range) =>
        _prometheus.Queries.Count(q =>
            q.StartsWith("count_over_time(", StringComparison.Ordinal) && q.EndsWith(range + ")", StringComparison.Ordinal)
        );

    private int Asked(string text) => _prometheus.Queries.Count(q => q.Contains(text, StringComparison.Ordinal));

    [Fact]
    public async Task A_window_that_two_tiers_share_is_asked_for_once()
    {
        _prometheus.Has("sum by", One);
        var facts = await GatherAsync(Good(0));
        facts.Tiers.Count(t => t.Tier.Short == TimeSpan.FromHours(6) || t.Tier.Long == TimeSpan.FromHours(6)).ShouldBe(2);
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[21600s])").ShouldBe(1);
    }

    [Fact]
    public async Task A_window_is_asked_for_again_when_a_tenth_of_it_has_passed()
    {
        _prometheus.Has("sum by", One);
        foreach (var (seconds, asked) in new[] { (0, 1), (29, 1), (30, 2) })
        {
            await GatherAsync(Good(seconds));
            Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[300s])").ShouldBe(asked);
        }
    }

    /// <summary>The remembered hour from before would else hold the fast tier back for five minutes.</summary>
    [Fact]
    public async Task A_long_window_is_asked_for_anew_while_the_short_one_burns()
    {
        var some = One with { Samples = [new Sample(0, 30)] };
        _prometheus.Has("sum by (namespace) (increase(all", One with { Samples = [new Sample(0, 100)] });
        await GatherAsync(Good(0));
        _prometheus.Has("sum by (namespace) (increase(bad", some);
        var fast = (await GatherAsync(Good(30))).Tiers[0];
        (fast.Short.Value?.Bad, fast.Long.Value?.Bad).ShouldBe((30, 30));
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[3600s])").ShouldBe(2);
    }

    [Fact]
    public async Task Minutes_are_asked_for_only_while_a_crossing_of_a_minute_waits()
    {
        static SloPolicyStatus Since(double seconds, double? confirmed = null) =>
            new()
            {
                Objectives =
                [
                    new()
                    {
                        Name = "availability",
                        Verdict = Verdict.Warning,
                        Crossings =
                        [
                            new()
                            {
                                Tier = EvidenceSource.Fast,
                                At = Facts.Promoted.AddSeconds(seconds),
                                ConfirmedAt = confirmed is { } at ? Facts.Promoted.AddSeconds(at) : null,
                            },
                        ],
                    },
                ],
            };
        _prometheus.Has("sum by", One with { Samples = [new Sample(0, 5)] });
        foreach (var (status, asked) in new[] { (new SloPolicyStatus(), 0), (Since(541), 0), (Since(540), 2), (Since(500, 570), 0) })
        {
            _prometheus.Queries.Clear();
            (await GatherAsync(Good(600).Following(status))).Tiers[0].Minutes?.Value.ShouldBe(new(5, 5));
            Minutes(":60s]").ShouldBe(asked);
        }
    }

    /// <summary>
    /// The short window holds the old revision's minutes for five minutes; they would make up for those that the new one lacks.
    /// </summary>
    [Theory]
    [InlineData(60, null)]
    [InlineData(240, "[180s:60s]")]
    [InlineData(400, "[300s:60s]")]
    public async Task Minutes_from_before_a_rollback_was_answered_do_not_count(double age, string? range)
    {
        var at = Facts.Promoted.AddSeconds(1000 - age);
        var status = new SloPolicyStatus
        {
            Episode = new()
            {
                Number = 1,
                State = EpisodeState.Closed,
                Source = EvidenceSource.ReleaseTest,
                Revision = "h1",
                PromotionSeq = 1,
                Onset = at,
                OpenedAt = at,
                ClosedAt = at,
            },
            Objectives =
            [
                new()
                {
                    Name = "availability",
                    Verdict = Verdict.Warning,
                    Crossings = [new() { Tier = EvidenceSource.Fast, At = at }],
                },
            ],
        };
        _prometheus.Has("sum by", One with { Samples = [new Sample(0, 5)] });
        (await GatherAsync(Good(1000).Following(status))).Tiers[0].Minutes?.Kind.ShouldBe(EvidenceKind.Value);
        Minutes(":60s]").ShouldBe(range is null ? 0 : 2);
        Minutes(range ?? ":60s]").ShouldBe(range is null ? 0 : 2);
    }

    [Fact]
    public async Task The_newest_minutes_are_read_once_while_any_tier_has_crossed_and_not_at_rest()
    {
        var status = new SloPolicyStatus
        {
            Objectives =
            [
                new()
                {
                    Name = "availability",
                    Verdict = Verdict.Breached,
                    Crossings = [Confirmed(EvidenceSource.Medium), Confirmed(EvidenceSource.Slow)],
                },
            ],
        };
        _prometheus.Has("sum by", One);
        var quiet = await GatherAsync(Good(600), target: 0.9);
        (quiet.Tiers[0].Newest, Asked("[300s]")).ShouldBe((null, 0));
        var crossed = await GatherAsync(Good(630).Following(status), target: 0.9);
        crossed.Tiers.Take(2).ShouldAllBe(t => t.Newest!.Kind == EvidenceKind.Value);
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[300s])").ShouldBe(1);

        static TierCrossing Confirmed(EvidenceSource tier) =>
            new()
            {
                Tier = tier,
                At = Facts.Promoted,
                ConfirmedAt = Facts.Promoted,
            };
    }

    [Fact]
    public async Task A_gauge_s_last_day_is_read_until_it_has_kept_its_target()
    {
        var gauge = new ServiceLevelIndicator
        {
            Gauge = new() { Query = "accuracy", Min = "0.9" },
        };
        foreach (
            var (history, asked) in new[] { (TargetHistory.Unknown, true), (TargetHistory.NeverKept, true), (TargetHistory.Kept, false) }
        )
        {
            var measured = Good(600).Policy.Spec.Objectives[0] with { Sli = gauge };
            var status = new SloPolicyStatus
            {
                Objectives =
                [
                    new()
                    {
                        Name = "availability",
                        Verdict = Verdict.Healthy,
                        History = history,
                        Indicator = Fingerprint.Of(measured),
                    },
                ],
            };
            var facts = Good(600).Following(status);
            var reader = IndicatorReaders.For(
                gauge,
                new IndicatorVariables("shop", "fraud", "fraud"),
                RevisionMatch.OfModel(facts.Policy.Spec, "fraud", []),
                _prometheus
            );
            var objective = facts.Policy.Spec.Objectives[0] with { Sli = gauge };
            var gathered = await new ObjectiveGatherer(facts, objective, 0.99, reader, new PolicyMemory()).GatherAsync(
                TestContext.Current.CancellationToken
            );
            (gathered.Day is not null).ShouldBe(asked);
        }
    }

    [Fact]
    public async Task The_last_hour_is_read_also_where_no_tier_looks_at_it()
    {
        _prometheus.Has("sum by", One);
        // Of 90 %, the fast tier cannot fire, and no other looks at one hour.
        var facts = await GatherAsync(Good(0), target: 0.9);
        facts.Tiers.ShouldNotContain(t => t.Tier.Long == TimeSpan.FromHours(1));
        facts.LastHour.ShouldNotBeNull().Kind.ShouldBe(EvidenceKind.Value);
        Asked("[3600s]").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_window_that_could_not_be_read_is_asked_for_at_every_evaluation()
    {
        _prometheus.Fails("sum by", "down");
        (await GatherAsync(Good(0))).Tiers.ShouldAllBe(t => t.Short.Kind == EvidenceKind.QueryError);
        await GatherAsync(Good(1));
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[300s])").ShouldBe(2);
    }

    [Fact]
    public async Task A_revision_that_is_good_is_not_tested_again()
    {
        (await GatherAsync(Good(60))).Release.ShouldBeNull();
        Asked("fraud-h2").ShouldBe(0);
    }
}
