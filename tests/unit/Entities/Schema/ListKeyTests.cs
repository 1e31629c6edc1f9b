using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests.Schema;

/// <summary>The server refuses a list with two entries of one key; so does every list that declares a key.</summary>
public class ListKeyTests
{
    private static IReadOnlyList<FieldError> Check(Func<ModelDeploymentSpec, ModelDeploymentSpec> change) =>
        Validation.Check(Examples.Model() with { Spec = change(Examples.Model().Spec) });

    [Fact]
    public void Tiers()
    {
        var tier = new BurnTierSpec
        {
            Name = TierName.Fast,
            LongWindow = "1h",
            ShortWindow = "5m",
            BudgetPercent = "2",
        };
        Validation
            .Check(
                Examples.Policy() with
                {
                    Spec = Examples.Policy().Spec with
                    {
                        Tiers = [tier, tier with { Name = TierName.Medium }, tier with { BudgetPercent = "3" }],
                    },
                }
            )
            .Only()
            .ShouldBe(new("spec.tiers[2].name", "'Fast' is already the name of another entry, spec.tiers[0]; each must be unique"));
    }

    [Fact]
    public void Blockers() =>
        Check(s => s with { Rollback = new() { Blockers = [new() { Name = "a", Query = "x" }, new() { Name = "a", Query = "y" }] } })
            .Only()
            .Field.ShouldBe("spec.rollback.blockers[1].name");

    [Fact]
    public void Scaling_metrics() =>
        Check(s =>
                s with
                {
                    Autoscaling = new()
                    {
                        MinReplicas = 1,
                        MaxReplicas = 2,
                        Metrics =
                        [
                            new()
                            {
                                Name = "a",
                                Query = "x",
                                TargetValue = "1",
                            },
                            new()
                            {
                                Name = "a",
                                Query = "y",
                                TargetValue = "1",
                            },
                        ],
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.autoscaling.metrics[1].name");

    [Fact]
    public void Pause_requests() =>
        Check(s =>
                s with
                {
                    PauseRequests =
                    [
                        new() { By = "sre", Reason = "a" },
                        new() { By = "sre", Reason = "b" },
                        new() { By = "sre", Reason = "c" },
                    ],
                }
            )
            .Select(e => e.Field)
            .ShouldBe(["spec.pauseRequests[1].by", "spec.pauseRequests[2].by"]);

    [Fact]
    public void Tests_of_a_signal()
    {
        var test = new DriftTest { Method = DriftMethod.PSI, Drift = "0.2" };
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Source = new() { Histogram = new() { Metric = "h" } },
            Tests = [test, test],
        };
        Validation
            .Check(
                new DriftPolicy
                {
                    Spec = new()
                    {
                        ModelRef = new() { Name = "fraud" },
                        Reference = new() { Offset = "7d" },
                        Signals = [signal],
                    },
                }
            )
            .Only()
            .ShouldBe(
                new(
                    "spec.signals[0].tests[1].method",
                    "'PSI' is already the method of another entry, spec.signals[0].tests[0]; each must be unique"
                )
            );
    }

    [Fact]
    public void Lists_without_doubles_are_accepted() =>
        Check(s => s with { PauseRequests = [new() { By = "sre", Reason = "a" }, new() { By = "SRE", Reason = "a" }] }).ShouldBeEmpty();
}
