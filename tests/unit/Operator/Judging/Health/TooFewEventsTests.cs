using MlOps.Decisions.SloPolicies.Facts;

namespace MlOps.Operator.Tests.Judging.Health;

/// <summary>Too few events decide nothing, and the status says how many there are and how many it takes.</summary>
public class TooFewEventsTests
{
    private const string Few =
        "too few events to judge (as of 2026-03-01 10:00:00Z): 3 of 30 in 5 min; 12 of 30 in 30 min; 12 of 100 in 60 min; 12 of 30 in 2 h; 12 of 30 in 6 h; 12 of 100 in 24 h; 12 of 100 in 72 h";

    private static PolicyFacts Seen(double brief, double longer, double share = 0, double seconds = 3600) =>
        AService.Seen(seconds, length => length > TimeSpan.FromMinutes(5) ? new(longer * share, longer) : new(brief * share, brief));

    [Fact]
    public void Too_few_events_for_every_tier_are_unknown_with_the_arithmetic()
    {
        var status = Seen(3, 12).Judged();
        (status.Verdict, status.State, status.Message).ShouldBe((Verdict.Unknown, "TooFewEvents", Few));
        var breached = status.Conditions.Single(c => c.Type == "Breached");
        (breached.Status, breached.Reason).ShouldBe(("Unknown", "TooFewEvents"));
        var data = status.Conditions.Single(c => c.Type == "DataAvailable");
        (data.Status, data.Message).ShouldBe(("True", "Every objective has data; too few events to judge availability"));
    }

    [Fact]
    public void Events_that_all_failed_and_are_too_few_are_not_healthy()
    {
        var status = Seen(20, 71, share: 1).Judged();
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.Message!.ShouldContain("20 of 30 in 5 min, 20 bad; 71 in 30 min, 71 bad; 71 of 100 in 60 min, 71 bad");
    }

    [Fact]
    public void At_rest_nothing_is_written_as_the_counts_move()
    {
        var first = Seen(3, 12).Judged();
        Seen(4, 13, seconds: 3615).Following(first).Judged().Json().ShouldBe(first.Json());
    }

    [Fact]
    public void An_expression_of_rates_is_told_from_its_counts_that_do_not_grow()
    {
        var facts = Seen(20, 20, seconds: 864_000);
        var objective = facts.Objectives[0].Objective with
        {
            Sli = new()
            {
                Expression = new() { Bad = "rate(b[${window}])", Total = "t" },
            },
        };
        facts = facts with { Objectives = [facts.Objectives[0] with { Objective = objective, SeesRevisions = false }] };
        facts = facts with
        {
            Model = facts.Model! with { Metadata = facts.Model.Metadata with { CreationTimestamp = Facts.Promoted.AddDays(-30) } },
        };
        facts.Judged().Message!.ShouldEndWith("; the count does not grow with the window: does the expression use rate()? Use increase()");
    }

    [Fact]
    public void A_release_of_whose_requests_none_was_counted_is_idle()
    {
        var status = Facts.After(90).Requests(0, 0).Judged();
        (status.Verdict, status.State, status.Objectives[0].Evidence).ShouldBe((Verdict.Unknown, "Idle", EvidenceKind.Idle));
        status.Json().ShouldNotContain("0 of 0");
    }

    [Fact]
    public void A_release_with_few_requests_is_not_healthy_by_them_alone()
    {
        var few = Facts.After(90).Requests(0, 3).Judged();
        (few.Verdict, few.State).ShouldBe((Verdict.Unknown, "TooFewEvents"));
        few.Message!.ShouldStartWith("too few events to judge (as of 2026-03-01 09:01:30Z): ");
        Facts.After(90).Requests(0, 100).Judged().Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void A_release_without_a_bad_request_says_so_with_its_time_and_no_count_that_ages()
    {
        var none = Facts.After(90).Requests(0, 100).Judged();
        none.Message.ShouldBe("no bad request so far (as of 2026-03-01 09:01:30Z), allowed 2.71 %");
        Facts.After(300).Requests(1, 100).Following(none).Judged().Message!.ShouldContain(" requests bad as of 2026-03-01 09:05:00Z");
    }

    [Fact]
    public void Where_no_objective_tells_revisions_apart_too_few_events_pass_no_release()
    {
        PolicyFacts Soaked(double brief, double longer)
        {
            var facts = Seen(brief, longer).Serving("h2", r => r with { State = RevisionState.Active, GoodSince = null });
            return facts with { Objectives = [facts.Objectives[0] with { SeesRevisions = false }] };
        }

        Soaked(3, 12).Judged().Release!.Phase.ShouldBe(ReleasePhase.Testing);
        Soaked(300, 1200).Judged().Release!.Phase.ShouldBe(ReleasePhase.Passed);
    }
}
