using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Judging;

namespace MlOps.Operator.Tests.Evidence;

/// <summary>
/// The whole way from what Prometheus answers to the verdict, through the readers, the gatherer and the judges that run in production.
/// </summary>
internal static class Judged
{
    public static readonly ServiceLevelIndicator Events = new()
    {
        Events = new() { Bad = "bad_total", Total = "all_total" },
    };

    /// <summary>A revision under test, ninety seconds after it got the traffic.</summary>
    public static PolicyFacts UnderTest => Facts.After(90);

    /// <summary>A revision that is known good, so that only the burn tiers judge.</summary>
    public static PolicyFacts KnownGood =>
        Facts.After(86_400).Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted });

    public static async Task<SloPolicyStatus> ByAsync(IPrometheus prometheus, PolicyFacts facts, ServiceLevelIndicator sli)
    {
        var objective = facts.Policy.Spec.Objectives[0] with { Sli = sli };
        var reader = IndicatorReaders.For(
            sli,
            new IndicatorVariables("shop", "fraud", "fraud"),
            RevisionMatch.OfModel(facts.Policy.Spec, "fraud", []),
            prometheus
        );
        var gathered = await new ObjectiveGatherer(facts, objective, 0.99, reader, new PolicyMemory()).GatherAsync(
            TestContext.Current.CancellationToken
        );
        return (facts with { Objectives = [gathered] }).Judged();
    }

    /// <summary>Nothing is known, nothing is asked for, and whoever reads it learns why.</summary>
    public static void ShouldHold(this SloPolicyStatus status, EvidenceKind kind, string words)
    {
        var objective = status.Objectives.ShouldHaveSingleItem();
        objective.Evidence.ShouldBe(kind, objective.Message);
        objective.Message.ShouldNotBeNull().ShouldContain(words);
        objective.Crossings.ShouldBeEmpty();
        (status.Verdict, objective.Verdict).ShouldBe((Verdict.Unknown, Verdict.Unknown));
        status.Requests.ShouldBeEmpty();
        status.Episode.ShouldBeNull();
        status.Release?.Phase.ShouldBe(status.Release.Phase == ReleasePhase.Passed ? ReleasePhase.Passed : ReleasePhase.Testing);
        var condition = status.Conditions.Single(c => c.Type == "DataAvailable");
        // Unknown until the time of noData has passed, False from then on.
        condition.Status.ShouldNotBe("True");
        condition.Reason.ShouldBe(kind.ToString());
        condition.Message.ShouldContain(words);
    }
}
