using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Policies;

public partial class ObjectiveGathererTests
{
    [Fact]
    public async Task The_past_of_the_last_good_revision_is_asked_for_until_it_is_known_and_then_remembered()
    {
        var past = Counter.Growing(300, 10) with { Labels = new Dictionary<string, string> { ["pod"] = "fraud-h1-x" } };
        await GatherAsync(Facts.After(30));
        _prometheus.Has("fraud-h1", past);
        foreach (var seconds in new[] { 31, 32, 33 })
            await GatherAsync(Facts.After(seconds));
        Asked("all_total{pod=~\"fraud-h1-.+\"}").ShouldBe(2);
    }

    [Fact]
    public async Task The_past_of_the_last_good_revision_is_forgotten_when_no_release_is_tested()
    {
        _prometheus.Has("fraud-h1", Counter.Growing(300, 10) with { Labels = new Dictionary<string, string> { ["pod"] = "fraud-h1-x" } });
        await GatherAsync(Facts.After(30));
        _memory.KeepFor(FakeCluster.Uid, isReleaseUnderTest: true);
        await GatherAsync(Facts.After(31));
        Asked("all_total{pod=~\"fraud-h1-.+\"}").ShouldBe(1);
        _memory.KeepFor(FakeCluster.Uid, isReleaseUnderTest: false);
        await GatherAsync(Facts.After(32));
        Asked("all_total{pod=~\"fraud-h1-.+\"}").ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_remembered_of_another_model()
    {
        _prometheus.Has("sum by", One);
        _memory.KeepFor(FakeCluster.Uid, isReleaseUnderTest: false);
        await GatherAsync(Good(0));
        _memory.KeepFor("another", isReleaseUnderTest: false);
        await GatherAsync(Good(1));
        // The window itself, and what of it is older than an hour.
        Asked("2419200s").ShouldBe(2);
        Asked("2415600s").ShouldBe(2);
    }

    /// <summary>A new model's budget would else be unknown for the five minutes that its window of weeks is kept.</summary>
    [Fact]
    public async Task A_slow_window_without_data_is_asked_for_again_with_the_next_scrapes()
    {
        (await GatherAsync(Good(0))).Budget!.Kind.ShouldBe(EvidenceKind.NoData);
        _prometheus.Has("sum by", One);
        (await GatherAsync(Good(10))).Budget!.Kind.ShouldBe(EvidenceKind.NoData);
        (await GatherAsync(Good(16))).Budget!.Kind.ShouldBe(EvidenceKind.Value);
        _prometheus.Queries.Clear();
        await GatherAsync(Good(300));
        Asked("2419200s").ShouldBe(0);
    }

    /// <summary>People look at budget and burn when something is wrong: figures from before it began would say that nothing is.</summary>
    [Theory]
    [InlineData(EpisodeState.Open, 2)]
    [InlineData(EpisodeState.Closed, 1)]
    public async Task Budget_and_last_hour_are_asked_for_often_while_an_episode_is_open(EpisodeState state, int asked)
    {
        var status = new SloPolicyStatus
        {
            Episode = new EpisodeStatus
            {
                Number = 1,
                State = state,
                Source = EvidenceSource.ReleaseTest,
                Revision = "h2",
                PromotionSeq = 2,
                Onset = DateTimeOffset.UnixEpoch,
                OpenedAt = DateTimeOffset.UnixEpoch,
            },
        };
        _prometheus.Has("sum by (namespace) (increase(all", One);
        foreach (var seconds in new[] { 0, 15 })
            await GatherAsync(Good(seconds).Following(status));
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[2419200s])").ShouldBe(asked);
        Asked("increase(all_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[3600s])").ShouldBe(asked);
    }

    [Fact]
    public async Task A_past_that_cannot_be_read_leaves_the_release_test_without_evidence()
    {
        _prometheus.Fails("fraud-h1", "down");
        (await GatherAsync(Facts.After(30))).Release!.Kind.ShouldBe(EvidenceKind.QueryError);
    }

    [Fact]
    public async Task A_past_that_is_counted_twice_is_as_ambiguous_as_the_present()
    {
        var past = Counter.Growing(300, 10) with
        {
            Labels = new Dictionary<string, string> { ["pod"] = "fraud-h1-x", ["job"] = "one" },
        };
        _prometheus.Has(
            "fraud-h1",
            past,
            past with
            {
                Labels = new Dictionary<string, string> { ["pod"] = "fraud-h1-x", ["job"] = "two" },
            }
        );
        var release = (await GatherAsync(Facts.After(30))).Release!;
        release.Kind.ShouldBe(EvidenceKind.Ambiguous);
        release.Query.ShouldContain("fraud-h1");
    }

    /// <summary>If it were cached, the release test would have no predecessor, and every release no baseline.</summary>
    [Fact]
    public async Task A_past_that_is_no_number_is_not_remembered()
    {
        var sound = Counter.Growing(300, 40, Counter.Start - 600) with
        {
            Labels = new Dictionary<string, string> { ["pod"] = "fraud-h1-x" },
        };
        _prometheus.Has("fraud-h1", sound with { Samples = [.. sound.Samples.Select(s => s with { Value = double.NaN })] });
        var release = (await GatherAsync(Facts.After(30))).Release!;
        (release.Kind, release.Message.Contains("last known good", StringComparison.Ordinal)).ShouldBe((EvidenceKind.QueryError, true));
        _prometheus.Has("fraud-h1", sound);
        (await GatherAsync(Facts.After(31))).Baseline.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_hangs_is_asked_for_everything_at_once()
    {
        var hanging = new HangingPrometheus();
        var gathering = GatherAsync(Facts.After(30), hanging);
        // Raw samples of both revisions, the seven windows of the four tiers, and that of the budget.
        hanging.Waiting.ShouldBe(10);
        hanging.GiveUp();
        (await gathering).Tiers.ShouldAllBe(t => t.Long.Kind == EvidenceKind.QueryError);
    }

    [Fact]
    public async Task A_revision_that_was_slow_to_get_its_requests_is_counted_also_after_a_day()
    {
        _prometheus.Has("all_total{pod=~\"fraud-h2-.+\"}", Counter.Growing(1, 5761)).Has("count(bad_total)", One);
        var facts = Facts.After(86_401);
        var gathered = await GatherAsync(facts);
        (facts with { Objectives = [gathered] }).Judged().Release!.Phase.ShouldBe(ReleasePhase.Passed);
        _prometheus.Queries.ShouldContain(q =>
            q.Contains("fraud-h2", StringComparison.Ordinal) && q.Contains("[86700s]", StringComparison.Ordinal)
        );
    }

    /// <summary>Each pair: when it is gathered, and how often the live series have been looked at by then.</summary>
    [Theory]
    [InlineData(true, new[] { 0, 29, 30, 60, 90, 120, 150, 180, 240, 300 }, new[] { 1, 1, 2, 3, 4, 4, 4, 4, 5, 5 })]
    [InlineData(false, new[] { 0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200 }, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6 })]
    public async Task Sound_series_of_pods_that_stay_are_looked_at_every_two_minutes_and_others_every_half(
        bool sound,
        int[] seconds,
        int[] looks
    )
    {
        _prometheus.Has("count by", One).Has("sum by", One);
        if (!sound)
            _prometheus.Has("duplicates", One);
        foreach (var (second, expected) in seconds.Zip(looks))
        {
            await GatherAsync(Good(second));
            Asked("\"row\", \"duplicates\"").ShouldBe(expected, $"after {second} s");
        }
    }

    [Fact]
    public async Task A_new_pod_may_bring_other_series()
    {
        _prometheus.Has("count by", One).Has("sum by", One);
        foreach (var (second, pods, expected) in new[] { (0, 1, 1), (130, 1, 2), (160, 1, 2), (190, 2, 3), (220, 2, 4), (250, 2, 5) })
        {
            _pods = Enumerable.Range(0, pods).ToDictionary(i => $"fraud-{i}", _ => 0);
            await GatherAsync(Good(second));
            Asked("\"row\", \"duplicates\"").ShouldBe(expected, $"after {second} s");
        }
    }
}
