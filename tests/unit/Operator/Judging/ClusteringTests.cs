using MlOps.Analysis.Counters;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;

namespace MlOps.Operator.Tests.Judging;

/// <summary>What good revisions tell of how errors cluster is pooled over a week.</summary>
public class ClusteringTests
{
    /// <summary>240 scrapes of 100 requests, of which each twentieth fails whole.</summary>
    private static readonly EventCounts Clustered = new(
        [.. Enumerable.Range(1, 240).Select(i => new ScrapeCount(i * 15, i % 20 == 0 ? 100 : 0, 100))],
        15
    );

    private static PolicyFacts Good(PolicyFacts facts, EventCounts? hour) =>
        Over(
            facts.Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted }).Measured(null),
            o => o with { GoodHour = hour }
        );

    private static PolicyFacts Over(PolicyFacts facts, Func<ObjectiveFacts, ObjectiveFacts> change) =>
        facts with
        {
            Objectives = [.. facts.Objectives.Select(change)],
        };

    private static ErrorClustering? Of(SloPolicyStatus status) => status.Objectives[0].Clustering;

    [Fact]
    public void An_hour_of_a_good_revision_is_kept_with_its_dispersion()
    {
        var day = Of(Good(Facts.After(4000), Clustered).Judged()).ShouldNotBeNull().Days.ShouldHaveSingleItem();
        (day.Day, day.Requests, day.Bad).ShouldBe(("2026-03-01", 24_000, 1200));
        double.Parse(day.Dispersion, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(90);
    }

    [Fact]
    public void The_next_hour_is_due_after_four_and_a_day_is_forgotten_after_a_week()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        Of(Good(Facts.After(4000 + (3 * 3600)), Clustered).Following(first).Judged())!.Days[0].Bad.ShouldBe(1200);
        Of(Good(Facts.After(4000 + (4 * 3600)), Clustered).Following(first).Judged())!.Days[0].Bad.ShouldBe(2400);
        Of(Good(Facts.After(4000 + (6 * 86_400)), Clustered).Following(first).Judged())!.Days.Count.ShouldBe(2);
        Of(Good(Facts.After(4000 + (7 * 86_400)), Clustered).Following(first).Judged())!.Days.Count.ShouldBe(1);
        ClusteringJudge
            .Week(Facts.After(0).Measured(null).Objectives[0].Objective, first.Objectives[0], Facts.Promoted.AddDays(8))
            .ShouldBeNull();
    }

    /// <summary>One minute of outage in a week must not excuse minutes of one in the next release.</summary>
    [Fact]
    public void What_came_on_one_day_is_no_habit_and_what_came_on_two_is()
    {
        var quiet = new EventCounts([.. Clustered.Scrapes.Select(s => s with { Bad = 1 })], 15);
        var status = Good(Facts.After(4000), Clustered).Judged();
        foreach (var day in new[] { 1, 2 })
            status = Good(Facts.After(4000 + (day * 86_400)), quiet).Following(status).Judged();
        Phi(status).ShouldBe(1);
        status = Good(Facts.After(4000 + (3 * 86_400)), Clustered).Following(status).Judged();
        Phi(status).ShouldBeGreaterThan(90);

        static double Phi(SloPolicyStatus status) =>
            ClusteringJudge
                .Week(Facts.After(0).Measured(null).Objectives[0].Objective, status.Objectives[0], Facts.Promoted.AddDays(3))
                .ShouldNotBeNull()
                .Phi;
    }

    [Fact]
    public void An_evaluation_without_an_hour_keeps_what_is_known()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        Of(Good(Facts.After(90_000), null).Following(first).Judged())!.Days.Count.ShouldBe(1);
        Of(Facts.After(90_000).Requests(0, 100).Following(first).Judged())!.Days.Count.ShouldBe(1);
    }

    [Fact]
    public void A_changed_indicator_starts_anew()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        var other = new Objective
        {
            Name = "availability",
            Target = "99",
            Sli = new()
            {
                Events = new() { Bad = "other_total", Total = "all_total" },
            },
        };
        Of(Over(Good(Facts.After(5000), null), o => o with { Objective = other }).Following(first).Judged()).ShouldBeNull();
    }

    [Fact]
    public void Another_model_of_the_policy_starts_anew()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        var facts = Good(Facts.After(5000), null).Following(first);
        Of(facts.Judged()).ShouldNotBeNull();
        Of(
                (
                    facts with
                    {
                        Model = facts.Model! with
                        {
                            Metadata = new() { Name = "other", Uid = "other" },
                        },
                    }
                ).Judged()
            )
            .ShouldBeNull();
    }
}
