using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;

namespace MlOps.Operator.Tests.Policies;

public class SourceNamespaceTests
{
    [Fact]
    public void A_source_that_does_not_allow_the_namespace_is_refused_as_one_that_is_not_configured()
    {
        using var sources = new PrometheusSources(
            [new("all", new Uri("http://a")), new("team", new Uri("http://t")) { Namespaces = ["shop"] }],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            TimeProvider.System
        );
        sources.Find("team", "shop").Source.ShouldNotBeNull();
        sources.Find("all", "search").Source.ShouldNotBeNull();
        var (source, problem) = sources.Find("team", "search");
        source.ShouldBeNull();
        problem.ShouldBe(
            "spec.prometheus: 'team' is not configured on the operator for namespace search; configured for it are: all. Name one of them, or allow the namespace on the operator (--prometheus-namespaces)"
        );
    }
}
