using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;

namespace MlOps.Operator.Tests.Judging.Releases;

public class RollbackJudgeTests
{
    private static readonly ActionStatus Action = new()
    {
        Id = "a",
        Kind = ActionKind.Rollback,
        From = "h2",
        To = "h1",
        Step = ActionStep.Drain,
        StartedAt = Facts.Promoted,
        SwitchedAt = Facts.Promoted,
        Deadline = Facts.Promoted.AddHours(1),
        BadPerMillion = 300_000,
    };

    private static Reading<RawCounts> Counts(double bad, double total, int scrapes = 8) =>
        Reading<RawCounts>.Of(
            new RawCounts([Counter.Growing(bad, scrapes)], [Counter.Growing(total, scrapes)], true, Counter.Start + (scrapes * 15)),
            "q"
        );

    private static Reading<RawCounts> Nothing => Reading<RawCounts>.None(EvidenceKind.NoData, "no series", "q");

    private static PolicyFacts After(double seconds, Reading<RawCounts> good, Reading<RawCounts> old) =>
        Facts.After(seconds).Without(EvidenceKind.NoData) with
        {
            Rollback = new RollbackFacts(Action, "availability", 0.99, good, old),
        };

    private static RollbackObservation Seen(Reading<RawCounts> good, Reading<RawCounts> old) => After(120, good, old).Judged().Rollback!;

    [Fact]
    public void A_good_revision_that_serves_well_passes() =>
        Seen(Counts(0, 100), Nothing).Verification.ShouldBe(VerificationOutcome.Passed);

    [Fact]
    public void A_good_revision_that_fares_no_better_fails() =>
        Seen(Counts(30, 100), Nothing).Verification.ShouldBe(VerificationOutcome.Failed);

    /// <summary>A cold target is slow as a cold release is; its warm-up lies outside of what is counted.</summary>
    [Fact]
    public void The_warm_up_of_the_target_disproves_nothing()
    {
        var facts = After(120, Counts(30, 100), Nothing);
        (facts with { Rollback = facts.Rollback! with { WarmUp = TimeSpan.FromSeconds(120) } })
            .Judged()
            .Rollback!.Verification.ShouldBe(VerificationOutcome.Undecided);
    }

    [Fact]
    public void A_few_requests_decide_nothing() => Seen(Counts(0, 1, 4), Nothing).Verification.ShouldBe(VerificationOutcome.Undecided);

    [Fact]
    public void Without_evidence_nothing_is_decided()
    {
        var seen = Seen(Nothing, Nothing);
        (seen.Verification, seen.Residual).ShouldBe((VerificationOutcome.Undecided, ResidualTraffic.Unknown));
    }

    [Fact]
    public void An_old_revision_whose_counters_still_grow_gets_residual_traffic() =>
        Seen(Nothing, Counts(0, 1)).Residual.ShouldBe(ResidualTraffic.Some);

    [Fact]
    public void An_old_revision_whose_counters_stand_still_gets_none() =>
        Seen(Nothing, Counts(0, 0)).Residual.ShouldBe(ResidualTraffic.None);

    [Fact]
    public void One_sample_after_the_switch_says_nothing_about_the_old_revision() =>
        Seen(Nothing, Counts(0, 5, 1)).Residual.ShouldBe(ResidualTraffic.Unknown);

    [Fact]
    public void What_is_seen_is_written_again_only_when_it_changes()
    {
        var first = After(120, Counts(0, 100), Counts(0, 0)).Judged();
        After(135, Counts(0, 100, 9), Counts(0, 0, 9)).Following(first).Judged().Rollback.ShouldBe(first.Rollback);
        After(150, Counts(0, 100, 10), Counts(0, 3, 10)).Following(first).Judged().Rollback!.Residual.ShouldBe(ResidualTraffic.Some);
    }

    [Fact]
    public void The_life_of_a_pod_before_the_switch_verifies_nothing_where_Prometheus_was_away()
    {
        CounterSeries Old(double before, double each) =>
            new(
                new Dictionary<string, string> { ["pod"] = "fraud-h1-a" },
                [.. Enumerable.Range(0, 8).Select(i => new Sample(Counter.Start + 120 + (i * 15), before + (each * i)))]
            );
        Reading<RawCounts> Raw(double each, double bad) =>
            Reading<RawCounts>.Of(new RawCounts([Old(10, bad)], [Old(1_000_000, each)], true, Counter.Start + 240), "q");
        Seen(Raw(0.5, 0), Nothing).Verification.ShouldBe(VerificationOutcome.Undecided, "4 requests since the switch, not a million");
        Seen(Raw(100, 0), Nothing).Verification.ShouldBe(VerificationOutcome.Passed);
        Seen(Raw(100, 30), Nothing).Verification.ShouldBe(VerificationOutcome.Failed, "errors after the first scrape count");
    }

    [Fact]
    public void The_first_scrapes_after_an_outage_bring_no_life_of_any_pod()
    {
        CounterSeries Once(string pod, double at) =>
            new(new Dictionary<string, string> { ["pod"] = pod }, [new Sample(Counter.Start + at, 1_000_000)]);
        var raw = new RawCounts([], [Once("a", 120), Once("b", 127)], true, Counter.Start + 130);
        raw.Since(raw.SeenFrom(Counter.Start)).Total.ShouldBe(0);
    }

    [Fact]
    public void What_is_seen_is_said_again_in_time_so_that_a_policy_that_no_longer_looks_can_be_told()
    {
        var first = After(120, Counts(0, 100), Counts(0, 0)).Judged();
        var again = After(150, Counts(0, 100, 10), Counts(0, 0, 10)).Following(first).Judged().Rollback!;
        (again.Verification, again.At, again.Term).ShouldBe((first.Rollback!.Verification, Facts.Promoted.AddSeconds(150), 3));
        var successor = After(125, Counts(0, 100), Counts(0, 0)) with { Term = 4 };
        successor.Following(first).Judged().Rollback!.Term.ShouldBe(4);
    }
}
