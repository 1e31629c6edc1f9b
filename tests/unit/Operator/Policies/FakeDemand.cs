using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Indicators;

namespace MlOps.Operator.Tests.Policies;

/// <summary>A model with the given requests per second at each moment, counted over a window as Prometheus would.</summary>
internal sealed class FakeDemand(Func<double, double> rate) : IIndicatorReader
{
    public bool SeesRevisions => true;

    public BurnGuard Guard => BurnGuard.Events;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct)
    {
        var end = at.ToUnixTimeSeconds();
        var step = window > TimeSpan.FromMinutes(1) ? window : window / 4;
        var largest = within is { } range
            ? Enumerable.Range(0, (int)(range / step)).Max(i => Mean(end - (i * step.TotalSeconds), window))
            : Mean(end, window);
        return Task.FromResult(
            largest > 0
                ? Reading<DemandRate>.Of(new DemandRate(largest), "q")
                : Reading<DemandRate>.None(EvidenceKind.NoData, "no series", "q")
        );
    }

    private double Mean(double end, TimeSpan window) => Enumerable.Range(0, 60).Average(i => rate(end - (window.TotalSeconds * i / 60)));
}
