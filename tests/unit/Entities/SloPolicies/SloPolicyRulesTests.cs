using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests.SloPolicies;

public class SloPolicyRulesTests
{
    private static IReadOnlyList<FieldError> Check(params Objective[] objectives) => Validation.Check(Examples.Policy(objectives));

    [Fact]
    public void A_complete_policy_is_accepted() =>
        Check(Examples.Availability(), Examples.Latency(selector: "route=\"/predict\"")).ShouldBeEmpty();

    [Theory]
    [InlineData("28d")]
    [InlineData("1d12h")]
    public void Windows_are_Prometheus_durations(string window) =>
        Validation.Check(Examples.Policy() with { Spec = Examples.Policy().Spec with { Window = window } }).ShouldBeEmpty();

    [Theory]
    [InlineData("12h1d")]
    [InlineData("0d")]
    [InlineData("month")]
    public void Other_windows_are_refused_with_an_example(string window)
    {
        var error = Validation.Check(Examples.Policy() with { Spec = Examples.Policy().Spec with { Window = window } }).Only();
        error.Field.ShouldBe("spec.window");
        error.Message.ShouldContain("28d");
    }

    [Theory]
    [InlineData("http://prom:9090")]
    [InlineData("prom/team-a")]
    [InlineData("team-a=prom")]
    public void A_URL_is_no_name_of_a_Prometheus(string name) =>
        Validation
            .Check(Examples.Policy() with { Spec = Examples.Policy().Spec with { Prometheus = name } })
            .Only()
            .ShouldBe(
                new(
                    "spec.prometheus",
                    $"'{name}' is not a name; write the NAME under which the operator knows it from --prometheus NAME=URL, for example default"
                )
            );

    [Theory]
    [InlineData("default")]
    [InlineData("team_a.eu")]
    public void A_name_is_one(string name) =>
        Validation.Check(Examples.Policy() with { Spec = Examples.Policy().Spec with { Prometheus = name } }).ShouldBeEmpty();

    [Fact]
    public void Two_objectives_of_one_name_are_refused_at_the_second() =>
        Check(Examples.Availability(), Examples.Availability())
            .Only()
            .ShouldBe(
                new(
                    "spec.objectives[1].name",
                    "'availability' is already the name of another entry, spec.objectives[0]; each must be unique"
                )
            );

    [Fact]
    public void An_indicator_needs_a_kind() =>
        Check(Examples.Objective(new()))
            .Only()
            .ShouldBe(
                new(
                    "spec.objectives[0].sli",
                    "has none of events, latency, expression, gauge, preset; give exactly one, and any other as an objective of its own"
                )
            );

    [Fact]
    public void An_indicator_has_one_kind_only() =>
        Check(Examples.Objective(new() { Events = Examples.Availability().Sli.Events, Latency = Examples.Latency().Sli.Latency }))
            .Only()
            .ShouldBe(new("spec.objectives[0].sli", "has events and latency; give exactly one, and any other as an objective of its own"));

    [Fact]
    public void Events_need_bad_or_good() =>
        Check(Examples.Events(new() { Total = "a" }))
            .Only()
            .ShouldBe(new("spec.objectives[0].sli.events", "has neither bad nor good; give exactly one; the other follows from total"));

    [Fact]
    public void Events_have_bad_or_good_not_both() =>
        Check(
                Examples.Events(
                    new()
                    {
                        Total = "a",
                        Bad = "b",
                        Good = "c",
                    }
                )
            )
            .Only()
            .ShouldBe(new("spec.objectives[0].sli.events", "has both bad and good; give exactly one; the other follows from total"));

    [Fact]
    public void Functions_are_refused_where_they_stand()
    {
        var error = Check(Examples.Events(new() { Good = "b", Total = "sum(rate(a[5m]))" })).Only();
        error.Field.ShouldBe("spec.objectives[0].sli.events.total");
        error.Message.ShouldContain("functions and aggregations are not allowed");
    }

    [Fact]
    public void All_failures_are_in_one_answer() =>
        Check(Examples.Availability(target: "0.99"), Examples.Latency(threshold: "0"), Examples.Events(new() { Bad = "b[5m]", Total = "" }))
            .Select(e => e.Field)
            .ShouldBe([
                "spec.objectives[0].target",
                "spec.objectives[1].sli.latency.thresholdSeconds",
                "spec.objectives[2].sli.events.bad",
                "spec.objectives[2].sli.events.total",
                "spec.objectives[2].name",
            ]);
}
