using MlOps.Analysis.Counters;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies.Judging;

namespace MlOps.Operator.Tests.Judging;

/// <summary>What good revisions tell of how errors cluster is pooled over a week.</summary>
public class ClusteringTests
{
    /// <summary>240 scrapes of 100 requests, of which each twentieth fails whole.</summary>
    private static readonly EventCounts Clustered = new([.. Enumerable.Range(1, 240).Select(i => new ScrapeCount(i * 15, i % 20 == 0 ? 100 : 0, 100))], 15);

    private static PolicyFacts Good(PolicyFacts facts, EventCounts? hour) =>
        Over(facts.Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted }).Measured(null), o => o with { GoodHour = hour });

    private static PolicyFacts Over(PolicyFacts facts, Func<ObjectiveFacts, ObjectiveFacts> change) => facts with { Objectives = [.. facts.Objectives.Select(change)] };

    private static ErrorClustering? Of(SloPolicyStatus status) => status.Objectives[0].Clustering;

    [Fact]
    public void An_hour_of_a_good_revision_is_kept_with_its_dispersion()
    {
        var clustering = Of(Good(Facts.After(4000), Clustered).Judged()).ShouldNotBeNull();
        (clustering.Requests, clustering.Bad).ShouldBe((24_000, 1200));
        double.Parse(clustering.Dispersion, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(90);
        ClusteringJudge.Clusters(Facts.After(0).Measured(null).Objectives[0].Objective, clustering).ShouldNotBeNull().Bad.ShouldBe(1200);
    }

    [Fact]
    public void The_next_hour_is_due_after_four_and_what_is_old_counts_less()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        Of(Good(Facts.After(4000 + (3 * 3600)), Clustered).Following(first).Judged())!.Bad.ShouldBe(1200);
        Of(Good(Facts.After(4000 + (4 * 3600)), Clustered).Following(first).Judged())!.Bad.ShouldBe(2372);
        Of(Good(Facts.After(4000 + (7 * 86_400)), Clustered).Following(first).Judged())!.Bad.ShouldBe(1642);
    }

    [Fact]
    public void An_evaluation_without_an_hour_keeps_what_is_known()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        Of(Good(Facts.After(90_000), null).Following(first).Judged()).ShouldBe(Of(first));
        Of(Facts.After(90_000).Requests(0, 100).Following(first).Judged()).ShouldBe(Of(first));
    }

    [Fact]
    public void A_changed_indicator_starts_anew()
    {
        var first = Good(Facts.After(4000), Clustered).Judged();
        var other = new Objective { Name = "availability", Target = "99", Sli = new() { Events = new() { Bad = "other_total", Total = "all_total" } } };
        Of(Over(Good(Facts.After(5000), null), o => o with { Objective = other }).Following(first).Judged()).ShouldBeNull();
    }
}
