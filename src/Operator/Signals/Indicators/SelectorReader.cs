using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Counts.Queries;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// Reads an indicator's counts: exact ones from raw samples for one revision, estimated ones over a window for the service.
/// </summary>
public sealed class SelectorReader : IIndicatorReader
{
    /// <summary>
    /// Samples before the start give the value that counting starts from. As long as Prometheus itself looks back: with scrapes of a
    /// minute, one that was missed would else make a counter of years look as if all of it had happened since.
    /// </summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    private readonly IPrometheus _prometheus;
    private readonly IndicatorSelectors _selectors;
    private readonly LabelMatcher _model;
    private readonly string _namespace;
    private readonly RawSeries _raw;
    private readonly LiveSeries _live;
    private readonly SelectorWindow _window;

    public SelectorReader(
        IPrometheus prometheus,
        IndicatorSelectors selectors,
        LabelMatcher model,
        string @namespace,
        CountContext? context = null
    )
    {
        (_prometheus, _selectors, _model, _namespace) = (prometheus, selectors, model, @namespace);
        context ??= CountContext.None;
        _live = new LiveSeries(prometheus, selectors, model, @namespace, context);
        _window = new SelectorWindow(prometheus, selectors, model, @namespace, _live, context);
        _raw = new RawSeries(selectors, @namespace, new FallenCounters(prometheus, @namespace, context));
    }

    public bool SeesRevisions => true;

    public BurnGuard Guard => BurnGuard.Events;

    public async Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var range = $"[{PromQl.Seconds(until - since + Lead)}]";
        var partQuery = _selectors.Part.With(revision) + range;
        var totalQuery = _selectors.Total.With(revision) + range;

        // Bad before total: a scrape that arrives in between then makes the share of bad events smaller, not larger.
        var (first, second) = _selectors.CountsBad ? (partQuery, totalQuery) : (totalQuery, partQuery);
        var one = await _prometheus.QueryAsync(first, until, ct);
        var two = one.Failure is null ? await _prometheus.QueryAsync(second, until, ct) : one;
        if ((one.Failure ?? two.Failure) is { } failure)
            return Reading<RawCounts>.None(EvidenceKind.QueryError, failure, totalQuery);
        var (part, total) = _selectors.CountsBad ? (one, two) : (two, one);
        var (some, all) = (_raw.Mine(part), _raw.Mine(total));
        if (_selectors.CountsBad && some.Count == 0 && all.Count > 0)
        {
            // Prometheus may have come back between the two: none bad is only believed of one that had the total before.
            part = await _prometheus.QueryAsync(partQuery, until, ct);
            if (part.Failure is { } again)
                return Reading<RawCounts>.None(EvidenceKind.QueryError, again, partQuery);
            some = _raw.Mine(part);
        }

        if (some.Count == 0 && all.Count > 0 && await _live.MissingNameAsync(until, ct) is { } unknown)
            return Reading<RawCounts>.None(unknown.Kind, unknown.Message, partQuery);

        return _selectors.PartMustExist && some.Count == 0 && all.Count > 0
            ? Reading<RawCounts>.None(
                EvidenceKind.NoData,
                await BucketBoundaries.CheckAsync(_prometheus, _selectors, revision, until, ct),
                partQuery
            )
            : _raw.Check(some, all, until, totalQuery);
    }

    /// <summary>Counts of the whole model, all its revisions.</summary>
    public Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct) =>
        _window.ReadAsync(window, at, ct);

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        new MinuteRatios(
            _prometheus,
            look => Increase.Of(_selectors.Total.With(_model), look),
            look => Increase.Of(_selectors.Part.With(_model), look),
            _selectors.CountsBad,
            _namespace
        ).ReadAsync(window, threshold, at, ct);

    public async Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct)
    {
        var increase = Increase.Of(_selectors.Total.With(_model), window);
        var query = within is { } range ? $"max_over_time(({increase})[{PromQl.Seconds(range)}:{PromQl.Seconds(Step(window))}])" : increase;
        var answer = await _prometheus.QueryAsync(query, at, ct);
        if (answer.Failure is { } failure)
            return Reading<DemandRate>.None(EvidenceKind.QueryError, failure, query);
        return answer.Within(_namespace).Series is [{ Samples: [{ Value: var events }] }] && double.IsFinite(events)
            ? Reading<DemandRate>.Of(new DemandRate(events / window.TotalSeconds), query)
            : Reading<DemandRate>.None(EvidenceKind.NoData, "no series", query);
    }

    /// <summary>A short window moves in steps below its length; for a long one, adjacent windows suffice.</summary>
    private static TimeSpan Step(TimeSpan window) => window > TimeSpan.FromMinutes(1) ? window : window / 4;
}
