using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>Free PromQL with <c>${window}</c>. What it counts for one revision cannot be known, so only the burn tiers read it.</summary>
public sealed class ExpressionReader(IPrometheus prometheus, ExpressionIndicator expression, IndicatorVariables variables)
    : IIndicatorReader
{
    public bool SeesRevisions => false;

    public BurnGuard Guard => BurnGuard.Events;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException("an expression does not tell revisions apart");

    public Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException("demand is read for the release test, which does not support this indicator");

    public Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var part = expression.Bad ?? expression.Good ?? throw new InvalidOperationException("neither bad nor good is given");
        return new PairedQueries(
            prometheus,
            variables.Fill(expression.Total, window),
            variables.Fill(part, window),
            expression.Bad is not null,
            expression.Bad is null
        ).ReadAsync(at, ct);
    }

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        new MinuteRatios(
            prometheus,
            look => variables.Fill(expression.Total, look),
            look => variables.Fill(expression.Bad ?? expression.Good!, look),
            expression.Bad is not null
        ).ReadAsync(window, threshold, at, ct);
}
