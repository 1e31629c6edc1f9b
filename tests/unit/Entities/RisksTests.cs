using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests;

public class RisksTests
{
    private static IEnumerable<string> Fields(ModelDeploymentSpec spec) =>
        Risks.Of(Examples.Model() with { Spec = spec }).Select(r => r.Field);

    private static IEnumerable<string> Fields(SloPolicySpec spec) => Risks.Of(Examples.Policy() with { Spec = spec }).Select(r => r.Field);

    [Fact]
    public void A_careful_model_is_told_nothing() =>
        Fields(
                Examples.Model().Spec with
                {
                    Model = new()
                    {
                        Name = "fraud",
                        Version = "1",
                        CompatibilityKey = "v1",
                    },
                    Replicas = 2,
                    Probe = new() { Path = "/healthz" },
                }
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_model_is_told_of_all_its_risks() =>
        Fields(
                Examples.Model().Spec with
                {
                    Rollback = new()
                    {
                        MaxPerDay = 0,
                        MinRequests = 10,
                        MinSoakSeconds = 5,
                    },
                    CircuitBreaker = new() { Fallback = new() { Kind = FallbackKind.LastKnownGood } },
                }
            )
            .ShouldBe([
                "spec.probe",
                "spec.rollback.maxPerDay",
                "spec.rollback.minSoakSeconds",
                "spec.rollback.minRequests",
                "spec.model.compatibilityKey",
                "spec.replicas",
                "spec.circuitBreaker.fallback.kind",
            ]);

    [Fact]
    public void A_careful_policy_is_told_nothing() => Fields(Examples.Policy().Spec).ShouldBeEmpty();

    [Fact]
    public void A_policy_is_told_of_all_its_risks() =>
        Fields(
                Examples.Policy().Spec with
                {
                    EvaluationIntervalSeconds = 120,
                    NoData = new() { TreatAs = NoDataPolicy.Breach },
                    Objectives =
                    [
                        Examples.Availability("99.99"),
                        Examples.Objective(
                            new()
                            {
                                Gauge = new() { Query = "x", Min = "0" },
                            }
                        ),
                    ],
                }
            )
            .ShouldBe([
                "spec.evaluationIntervalSeconds",
                "spec.noData.treatAs",
                "spec.objectives[0].target",
                "spec.objectives[1].sli",
                "spec.objectives[1].sli.gauge",
            ]);

    [Fact]
    public void A_tier_that_fires_late_is_told_with_its_arithmetic()
    {
        var spec = Examples.Policy(Examples.Availability("95")).Spec with
        {
            Tiers =
            [
                new()
                {
                    Name = TierName.Fast,
                    LongWindow = "1h",
                    ShortWindow = "5m",
                    BudgetPercent = "2",
                },
            ],
        };
        Risks.Of(Examples.Policy() with { Spec = spec }).Only().Message.ShouldContain("67.2 % of all events");
    }

    [Fact]
    public void A_gauge_is_told_how_long_it_may_be_out_of_bounds()
    {
        var gauge = Examples.Objective(
            new()
            {
                Gauge = new() { Query = "x", Min = "0" },
            }
        ) with
        {
            Target = "95",
        };
        var told = Risks
            .Of(Examples.Policy() with { Spec = Examples.Policy().Spec with { Objectives = [gauge] } })
            .Single(r => r.Field.EndsWith(".gauge", StringComparison.Ordinal));
        told.Message.ShouldStartWith(
            "may be out of bounds for 8.4 h a week at target 95, and consumes budget by construction if it usually is"
        );
        told.Message.ShouldEndWith("a fifth of that, 1.68 h, at most");
    }

    [Fact]
    public void A_written_tier_just_below_the_allowed_rate_is_told()
    {
        var spec = Examples.Policy().Spec with
        {
            Tiers =
            [
                new()
                {
                    Name = TierName.Trickle,
                    LongWindow = "3d",
                    ShortWindow = "6h",
                    BudgetPercent = "10",
                },
            ],
        };
        Risks
            .Of(Examples.Policy() with { Spec = spec })
            .Only()
            .ShouldBe(
                new(
                    "spec.tiers[0].budgetPercent",
                    "makes the tier fire at 0.93 times the allowed rate, at which the budget still lasts; with 10.72 or more it fires only if the budget would run out"
                )
            );
    }

    [Fact]
    public void Enforcing_without_a_response_is_told() =>
        Fields(Examples.Policy().Spec with { Mode = Entities.Common.PolicyMode.Enforce, Responses = [] }).ShouldBe(["spec.responses"]);

    [Fact]
    public void Observing_without_a_response_or_enforcing_the_default_ones_is_told_nothing()
    {
        Fields(Examples.Policy().Spec with { Responses = [] }).ShouldBeEmpty();
        Fields(Examples.Policy().Spec with { Mode = Entities.Common.PolicyMode.Enforce }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(7200, 7200, 3, 3, "")]
    [InlineData(7199, 7200, 3, 3, "spec.rollback.attributionWindowSeconds")]
    [InlineData(7200, 7200, 4, 3, "spec.rollback.windowRevisions")]
    public void A_window_that_ends_too_soon_or_reaches_back_too_far_is_told(
        int attribution,
        int soak,
        int window,
        int history,
        string field
    ) =>
        string.Join(
                ",",
                Fields(
                    Examples.Model().Spec with
                    {
                        Model = new()
                        {
                            Name = "fraud",
                            Version = "1",
                            CompatibilityKey = "v1",
                        },
                        Replicas = 2,
                        Probe = new() { Path = "/healthz" },
                        RevisionHistoryLimit = history,
                        Rollback = new()
                        {
                            AttributionWindowSeconds = attribution,
                            MinSoakSeconds = soak,
                            WindowRevisions = window,
                        },
                    }
                )
            )
            .ShouldBe(field);

    [Fact]
    public void A_drift_policy_that_watches_nothing_is_told() =>
        Risks.Of(new DriftPolicy { Spec = new() { ModelRef = new() { Name = "fraud" } } }).Only().Field.ShouldBe("spec.signals");

    [Fact]
    public void Enforcing_without_asking_for_a_training_is_told_and_the_default_does_ask()
    {
        var policy = new DriftPolicy
        {
            Spec = new()
            {
                ModelRef = new() { Name = "fraud" },
                Mode = PolicyMode.Enforce,
                Signals =
                [
                    new()
                    {
                        Name = "a",
                        Kind = SignalKind.Feature,
                        Source = new(),
                    },
                ],
            },
        };
        Risks.Of(policy).ShouldBeEmpty();
        Risks
            .Of(policy with { Spec = policy.Spec with { Responses = [new() { Action = DriftAction.Notify }] } })
            .Only()
            .Field.ShouldBe("spec.responses");
        Risks.Of(policy with { Spec = policy.Spec with { Responses = [new() { Action = DriftAction.Retrain }] } }).ShouldBeEmpty();
    }
}
