using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Entities.Tests.ModelDeployments;

public class CircuitRulesTests
{
    private static readonly CircuitBreakerSpec Good = new()
    {
        Fallback = new() { Kind = FallbackKind.Service, ServiceName = "rules-engine" },
    };

    private static IReadOnlyList<FieldError> Check(CircuitBreakerSpec circuit) =>
        Validation.Check(Examples.Model() with { Spec = Examples.Model().Spec with { CircuitBreaker = circuit } });

    [Fact]
    public void A_circuit_with_a_fallback_Service_is_accepted() => Check(Good).ShouldBeEmpty();

    [Fact]
    public void A_fallback_Service_without_a_name_is_refused() =>
        Check(Good with { Fallback = new() { Kind = FallbackKind.Service } })
            .Only()
            .Field.ShouldBe("spec.circuitBreaker.fallback.serviceName");

    [Fact]
    public void A_name_is_refused_where_the_last_known_good_answers() =>
        Check(Good with { Fallback = Good.Fallback with { Kind = FallbackKind.LastKnownGood } })
            .Only()
            .Message.ShouldContain("belongs to kind Service");

    [Fact]
    public void The_models_own_Service_is_no_fallback() =>
        Check(Good with { Fallback = Good.Fallback with { ServiceName = "fraud" } }).Only().Message.ShouldContain("name another");

    [Fact]
    public void A_first_break_longer_than_the_longest_is_refused_with_both_fields() =>
        Check(Good with { BreakSeconds = 100, MaxBreakSeconds = 50 })
            .Only()
            .ShouldBe(
                new(
                    "spec.circuitBreaker.breakSeconds",
                    "100 is more than spec.circuitBreaker.maxBreakSeconds, 50; lower one or raise the other"
                )
            );

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    public void A_share_that_is_none_is_refused(string share) =>
        Check(Good with { Trip = new() { BadPercent = share } }).Only().Field.ShouldBe("spec.circuitBreaker.trip.badPercent");

    [Fact]
    public void A_window_that_is_no_duration_is_refused() =>
        Check(Good with { Trip = new() { Window = "1m1h" } }).Only().Field.ShouldBe("spec.circuitBreaker.trip.window");
}
