using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Telemetry;

public class ObjectSeriesTests
{
    private static readonly ObjectKey A = new("ns", "a");
    private static readonly ObjectKey B = new("ns", "b");
    private readonly FakeTimeProvider _time = new();
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly FakeLeadership _leadership = new();
    private readonly ObjectSeries _series;
    private readonly Gauge _gauge;

    public ObjectSeriesTests()
    {
        var metrics = new RuntimeMetrics(_registry);
        _series = new ObjectSeries(metrics, _leadership, _time);
        _gauge = metrics.Factory.CreateGauge("figure", "A figure", "object", "part");
    }

    [Fact]
    public async Task What_is_shown_anew_replaces_all_that_was_shown_of_the_object_and_nothing_of_another()
    {
        _series.Show(A, [One("a", "x", 1), One("a", "y", 2)]);
        _series.Show(B, [One("b", "x", 3)]);
        _series.Show(A, [One("a", "y", 4), One("a", "z", 5)]);
        (await ShownAsync()).ShouldBe(["a/y 4", "a/z 5", "b/x 3"]);
    }

    [Fact]
    public async Task An_object_that_is_gone_shows_nothing()
    {
        _series.Show(A, [One("a", "x", 1)]);
        _series.Show(B, [One("b", "x", 3)]);
        _series.Forget(A);
        _series.Forget(A);
        (await ShownAsync()).ShouldBe(["b/x 3"]);
    }

    [Fact]
    public async Task Figures_that_nobody_renews_are_not_shown_beyond_their_time()
    {
        _series.Show(A, [One("a", "x", 1)], TimeSpan.FromSeconds(30));
        _series.Show(B, [One("b", "x", 3)]);
        _time.Advance(TimeSpan.FromSeconds(30));
        (await ShownAsync()).ShouldBe(["a/x 1", "b/x 3"]);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await ShownAsync()).ShouldBe(["b/x 3"]);
        _series.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Renewed_figures_stay()
    {
        _series.Show(A, [One("a", "x", 1)], TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(20));
        _series.Show(A, [One("a", "x", 2)], TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(20));
        (await ShownAsync()).ShouldBe(["a/x 2"]);
    }

    [Fact]
    public async Task Who_does_not_lead_shows_nothing_also_of_what_it_finishes_after_the_loss()
    {
        _series.Show(A, [One("a", "x", 1)]);
        _leadership.IsLeading = false;
        (await ShownAsync()).ShouldBeEmpty();
        _series.Count.ShouldBe(0);
        _series.Show(A, [One("a", "x", 1)]);
        _series.Count.ShouldBe(0);
    }

    private MetricSample One(string name, string part, double value) => new(_gauge, value, name, part);

    private async Task<IEnumerable<string>> ShownAsync() =>
        (await RuntimeFixture.ScrapeAsync(_registry))
            .Split('\n')
            .Where(l => l.StartsWith("figure{", StringComparison.Ordinal))
            .Select(l =>
                l.Replace("figure{object=\"", "", StringComparison.Ordinal)
                    .Replace("\",part=\"", "/", StringComparison.Ordinal)
                    .Replace("\"}", "", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);
}
