using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Releases;

public class ReleasePhaseTests
{
    [Fact]
    public void A_release_is_tested_first() => Facts.After(300).Requests(0, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_passes_when_it_has_soaked_answered_enough_and_met_its_objectives()
    {
        var release = Facts.After(600).Requests(0, 100).Judged().Release!;
        release.Phase.ShouldBe(ReleasePhase.Passed);
        release.Requests.ShouldBe(3900);
    }

    [Fact]
    public void A_release_does_not_pass_before_it_has_soaked() =>
        Facts.After(599).Requests(0, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_does_not_pass_on_too_few_requests() =>
        Facts.After(600).Requests(0, 20).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_does_not_pass_while_it_misses_its_target() =>
        Facts.After(600).Requests(2, 100).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);

    [Fact]
    public void A_release_that_is_undecided_when_the_attribution_window_is_over_expires() =>
        Facts.After(7201).Requests(0, 1).Judged().Release!.Phase.ShouldBe(ReleasePhase.Expired);

    [Fact]
    public void After_the_attribution_window_the_release_test_opens_no_episode() =>
        Facts.After(7201).Requests(30, 100).Judged().Episode.ShouldBeNull();

    [Fact]
    public void A_breached_release_says_so_with_its_figures()
    {
        var release = Facts.After(90).Requests(30, 100).Judged().Release!;
        (release.Phase, release.Requests, release.Bad, release.Objective).ShouldBe((ReleasePhase.Breached, 500, 150, "availability"));
    }

    /// <summary>Prometheus was away around the promotion, and the pods had served before it.</summary>
    [Theory]
    [InlineData(-7, 0, ReleasePhase.Testing, 1_100)]
    [InlineData(-7, 60, ReleasePhase.Breached, 1_100)]
    [InlineData(-0.001, 0, ReleasePhase.Testing, 11_100)]
    public void What_pods_did_before_they_got_the_traffic_again_is_not_counted(
        double createdDays,
        double badEach,
        ReleasePhase phase,
        long requests
    )
    {
        CounterSeries Old(double before, double each) =>
            new(
                new Dictionary<string, string> { ["pod"] = "fraud-h2-a" },
                [.. Enumerable.Range(0, 12).Select(i => new Sample(Counter.Start + 120 + (i * 15), before + (each * i)))]
            );
        var raw = new RawCounts([Old(5_000, badEach)], [Old(10_000, 100)], true, Counter.Start + 285);
        var facts = Facts
            .After(285)
            .Serving("h2", r => r with { CreatedAt = Facts.Promoted.AddDays(createdDays) })
            .Measured(Reading<RawCounts>.Of(raw, "all_total"));
        ReleaseJudge.Evaluate(facts, facts.Objectives[0])!.Value.Counts.Total.ShouldBe(requests);
        facts.Judged().Release!.Phase.ShouldBe(phase);
    }

    [Fact]
    public void Another_promotion_is_another_test()
    {
        var passed = Facts.After(600).Requests(0, 100).Judged();
        var next = Facts
            .After(615)
            .Requests(0, 100)
            .Serving("h2", r => r with { PromotionSeq = 7, PromotedAt = Facts.Promoted.AddSeconds(610) })
            .Following(passed)
            .Judged();
        (next.Release!.Phase, next.Release.PromotionSeq).ShouldBe((ReleasePhase.Testing, 7));
    }

    [Fact]
    public void What_is_known_good_has_passed() =>
        Facts
            .After(60)
            .Requests(0, 1)
            .Serving("h2", r => r with { State = RevisionState.Good })
            .Judged()
            .Release!.Phase.ShouldBe(ReleasePhase.Passed);

    private static ReleasePhase WithTiersOnly(double seconds, double share, EvidenceKind? lacking = null)
    {
        var facts = Facts
            .After(seconds)
            .Burning(EvidenceSource.Fast, share, lacking: lacking)
            .Serving("h2", r => r with { State = RevisionState.Active, GoodSince = null });
        return (facts with { Objectives = [facts.Objectives[0] with { SeesRevisions = false }] }).Judged().Release!.Phase;
    }

    [Fact]
    public void Where_no_objective_tells_revisions_apart_a_soaked_service_that_burns_nothing_passes()
    {
        WithTiersOnly(601, 0).ShouldBe(ReleasePhase.Passed);
        WithTiersOnly(599, 0).ShouldBe(ReleasePhase.Testing);
        WithTiersOnly(601, 0.02).ShouldBe(ReleasePhase.Testing);
        WithTiersOnly(601, 0, EvidenceKind.NoData).ShouldBe(ReleasePhase.Testing);
    }

    /// <summary>
    /// A model with this many requests a minute, evaluated every six hours; Prometheus returns only what the operator reads.
    /// </summary>
    private static SloPolicyStatus Days(double days, double each, double bad = 0)
    {
        var status = new SloPolicyStatus();
        for (var hours = 6.0; hours <= days * 24; hours += 6)
        {
            var facts = Facts.After(hours * 3600).Following(status);
            var scrapes = (int)(hours * 60);
            CounterSeries Series(double step) =>
                new(
                    new Dictionary<string, string> { ["pod"] = "fraud-h2-a" },
                    [
                        .. Enumerable
                            .Range(0, scrapes + 1)
                            .Select(i => new Sample(Counter.Start + (i * 60.0), Math.Floor((step * i) + 1e-6)))
                            .Where(s => s.Time >= facts.CountedFrom!.Value.ToUnixTimeSeconds() - 300),
                    ]
                );
            facts = facts.Measured(
                Reading<RawCounts>.Of(new RawCounts([Series(bad)], [Series(each)], true, Counter.Start + (hours * 3600)), "q")
            );
            status = facts.Judged();
        }

        return status;
    }

    [Fact]
    public void A_model_with_a_few_requests_an_hour_passes_after_days()
    {
        const double ThreeHundredADay = 300.0 / 1440;
        var waiting = Days(3, ThreeHundredADay).Release!;
        (waiting.Phase, waiting.Counted!.Single().Requests).ShouldBe((ReleasePhase.Expired, 900));
        var passed = Days(4, ThreeHundredADay).Release!;
        (passed.Phase, passed.Requests).ShouldBe((ReleasePhase.Passed, 1050), "counted exactly, without gap and without counting twice");
    }

    [Fact]
    public void Errors_of_the_first_day_are_not_forgotten_on_the_second() =>
        Days(5, 300.0 / 1440, bad: 15.0 / 1440).Release!.Phase.ShouldBe(ReleasePhase.Expired);

    [Fact]
    public void Other_objectives_are_counted_anew()
    {
        var status = Days(3, 300.0 / 1440);
        var facts = Facts.After(3.25 * 86_400).Following(status);
        facts.Tallied.ShouldNotBeNull();
        (facts with { Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Generation = 6 } } }).Tallied.ShouldBeNull();
        facts.Serving("h2", r => r with { PromotionSeq = 9 }).Tallied.ShouldBeNull();
    }

    [Fact]
    public void What_has_passed_is_not_undone_by_a_look_without_evidence_after_the_window()
    {
        var passed = Facts.After(7000).Requests(0, 100).Judged();
        passed.Release!.Phase.ShouldBe(ReleasePhase.Passed);
        Facts.After(7300).Without(EvidenceKind.QueryError).Following(passed).Judged().Release!.Phase.ShouldBe(ReleasePhase.Passed);
    }

    /// <summary>Two minutes of slow requests are a warm-up, and ten seconds of errors; both can be set.</summary>
    [Theory]
    [InlineData(false, null, 6)]
    [InlineData(true, null, null)]
    [InlineData(true, 15, 6)]
    [InlineData(false, 60, 3)]
    public void Requests_of_the_warm_up_are_left_out_of_the_release_test(bool latency, int? seconds, int? scrapes)
    {
        var facts = Facts.After(105).Requests(30, 100);
        var objective = facts.Objectives[0].Objective with { WarmUpSeconds = seconds };
        if (latency)
            objective = objective with
            {
                Sli = new()
                {
                    Latency = new() { Histogram = "seconds", ThresholdSeconds = "0.3" },
                },
            };
        var counted = ReleaseJudge.Evaluate(facts, facts.Objectives[0] with { Objective = objective })!.Value.Counts;
        counted.ScrapesWithEvents.ShouldBe(scrapes ?? 0);
    }

    [Fact]
    public void What_was_counted_before_a_dependency_recovered_proves_nothing()
    {
        var bad = Facts.After(90).Requests(30, 100);
        bad.Judged().Release!.Phase.ShouldBe(ReleasePhase.Breached);
        bad.Knowing(s => s with { DependencyFailedAt = Facts.Promoted.AddSeconds(60) })
            .Judged()
            .Release!.Phase.ShouldBe(ReleasePhase.Testing);
    }

    [Fact]
    public void A_dependency_that_fails_during_the_warm_up_does_not_cut_it_short()
    {
        var facts = Facts.After(195).Requests(30, 100).Knowing(s => s with { DependencyFailedAt = Facts.Promoted.AddSeconds(20) });
        var latency = facts.Objectives[0].Objective with
        {
            Sli = new()
            {
                Latency = new() { Histogram = "seconds", ThresholdSeconds = "0.3" },
            },
        };
        ReleaseJudge.Evaluate(facts, facts.Objectives[0] with { Objective = latency })!.Value.Counts.ScrapesWithEvents.ShouldBe(5);
    }

    [Fact]
    public void The_message_says_that_the_revision_warms_up_and_then_what_was_counted()
    {
        PolicyFacts Latency(double seconds)
        {
            var facts = Facts.After(seconds).Requests(0, 100);
            return facts with
            {
                Objectives = [facts.Objectives[0] with { Objective = facts.Objectives[0].Objective with { WarmUpSeconds = 60 } }],
            };
        }

        var warming = Latency(45).Judged();
        warming
            .Objectives[0]
            .Message.ShouldBe("the revision is warming up until 2026-03-01 09:01:00Z; its requests are not evaluated before then");
        Latency(105).Following(warming).Judged().Objectives[0].Message.ShouldNotBeNull().ShouldStartWith("no bad request so far (as of ");
    }
}
