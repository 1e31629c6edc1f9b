using MlOps.Decisions.SloPolicies;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.BadInput;

/// <summary>A policy whose modelRef leads to nothing.</summary>
public class UnknownModelTests
{
    private static SloPolicyStatus Lost(SloPolicyStatus before) => (Facts.After(120).Following(before) with { Model = null }).Judged();

    private static (string Status, string Reason) Condition(SloPolicyStatus status, string type) =>
        status.Conditions.Single(c => c.Type == type) is var condition ? (condition.Status, condition.Reason) : default;

    [Fact]
    public void It_is_told_asks_for_nothing_and_claims_nothing()
    {
        var status = Lost(new());
        Condition(status, "Ready").ShouldBe(("False", "ModelNotFound"));
        status.Conditions.Single(c => c.Type == "Ready").Message.ShouldContain("ModelDeployment fraud does not exist in this namespace");
        (status.Verdict, status.Requests.Count, status.Episode).ShouldBe((Verdict.Unknown, 0, null));
        SloPolicyEvents.Between(new(), status).ShouldHaveSingleItem().Reason.ShouldBe("ModelNotFound");
    }

    [Fact]
    public void A_model_that_vanishes_amid_a_breach_takes_request_and_verdict_with_it()
    {
        var breached = Facts.After(105).Requests(30, 100).Judged();
        breached.Requests.ShouldHaveSingleItem();
        var status = Lost(breached);
        status.Requests.ShouldBeEmpty();
        Condition(status, "Breached").ShouldBe(("Unknown", "ModelNotFound"));
        Condition(status, "DataAvailable").ShouldBe(("Unknown", "ModelNotFound"));
        status.ShouldBeTakenByTheServer(typeof(SloPolicy));
    }

    [Fact]
    public void It_recovers_when_the_model_appears()
    {
        var status = Facts.After(135).Requests(0, 100).Following(Lost(new())).Judged();
        Condition(status, "Ready").ShouldBe(("True", "Judging"));
        Condition(status, "DataAvailable").ShouldBe(("True", "Value"));
        status.Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void A_refused_spec_claims_nothing_either()
    {
        var breached = Facts.After(105).Requests(30, 100).Judged();
        var status = (Facts.After(120).Following(breached) with { SpecErrors = ["spec.objectives[0].target: no"] }).Judged();
        Condition(status, "Breached").ShouldBe(("Unknown", "InvalidSpec"));
        status.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Errors_and_evidence_of_any_length_fit_into_the_status()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 5_000));
        foreach (var error in new[] { text, "x" + text })
        {
            (Facts.After(120) with { SpecErrors = [error] }).Judged().ShouldBeTakenByTheServer(typeof(SloPolicy));
            Facts
                .After(120)
                .Measured(MlOps.Decisions.Evidence.Reading<MlOps.Decisions.Evidence.RawCounts>.None(EvidenceKind.QueryError, error, error))
                .Judged()
                .ShouldBeTakenByTheServer(typeof(SloPolicy));
        }
    }
}
