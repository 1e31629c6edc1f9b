using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Counts.Queries;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Counts;

/// <summary>
/// Whether the series that are scraped now can show a bad event at all: the metric and the labels that its selector names exist, on every
/// pod; each counter is scraped once; each histogram has the boundary. Asked once for all windows.
/// </summary>
internal sealed class LiveSeries(
    IPrometheus prometheus,
    IndicatorSelectors selectors,
    LabelMatcher scope,
    string @namespace,
    CountContext context
)
{
    /// <summary>As often as the shortest window of the usual tiers: what is lacking may be back.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Series that are sound change with a deployment, and that changes the pods, or with a scrape configuration; a window of five
    /// minutes has seen most of its events before that.
    /// </summary>
    private static readonly TimeSpan SoundPeriod = TimeSpan.FromMinutes(2);

    private readonly AnswerMemory _memory = context.Memory;

    private readonly VectorSelector _total = selectors.Total.With(scope);
    private readonly VectorSelector _part = selectors.Part.With(scope);

    /// <param name="window">The window whose counts are to be believed.</param>
    /// <param name="at">Its end.</param>
    /// <param name="ct">Cancels the queries.</param>
    /// <returns>Null where all is well, or where no series is scraped now.</returns>
    public async Task<Reading<WindowCounts>?> LackAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var query = Query();
        var answer = (await _memory.QueryAsync(prometheus, query, at, PeriodOf(window, at), ct)).Within(@namespace);
        if (answer.Failure is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, query);
        var rows = answer.Series.ToLookup(s => s.Labels.GetValueOrDefault(WindowRow.Label) ?? "", StringComparer.Ordinal);
        var lack = rows["total"].Any() ? await LackOfAsync(rows, at, ct) : null;
        if (lack is not null || !rows["total"].Any())
            _memory.HoldFor(query, Period);
        return lack;
    }

    /// <summary>The short one while pods come and go, and until the newest has been scraped for a while.</summary>
    private TimeSpan PeriodOf(TimeSpan window, DateTimeOffset at)
    {
        var settled = _memory.Since("pods", string.Join(' ', context.Restarts.Keys.Order(StringComparer.Ordinal)), at);
        var longest = window / 2 < SoundPeriod ? window / 2 : SoundPeriod;
        return at - settled < SoundPeriod || longest < Period ? Period : longest;
    }

    private async Task<Reading<WindowCounts>?> LackOfAsync(ILookup<string, CounterSeries> rows, DateTimeOffset at, CancellationToken ct)
    {
        return (rows["part"].Any() ? null : await MissingNameAsync(at, ct))
            ?? await LabelsAsync(rows, at, ct)
            ?? await DuplicatesAsync(rows["duplicates"].ToList(), at, ct)
            ?? await UncoveredAsync(rows, at, ct);
    }

    /// <summary>
    /// Whether a part with a metric of its own exists, anywhere: the metric, and the labels by which it is selected. One that is not
    /// exported looks like one without an event so far.
    /// </summary>
    public async Task<Reading<WindowCounts>?> MissingNameAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (selectors.PartSelectsFromTotal || selectors.Boundary is not null || selectors.Part.Metric is not { } metric)
            return null;
        var any = new VectorSelector { Metric = metric };
        // A matcher that an absent label meets as well selects something all the same.
        var labels = selectors.Part.Matchers.Where(m => !m.AcceptsEmpty).Select(m => m.Label).Distinct(StringComparer.Ordinal).ToList();
        var query = string.Join(
            " or ",
            labels
                .Select(l => WindowRow.Of(Row([l]), $"count({any.With(new LabelMatcher(l, MatchOperator.NotEqual, ""))})"))
                .Prepend(WindowRow.Of("name", $"count({any})"))
        );
        var answer = await _memory.QueryAsync(prometheus, query, at, Period, ct);
        if (answer.Failure is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, query);
        var rows = answer.Series.Select(s => s.Labels.GetValueOrDefault(WindowRow.Label)).ToHashSet(StringComparer.Ordinal);
        if (!rows.Contains("name"))
            return Reading<WindowCounts>.None(
                EvidenceKind.NoData,
                $"no series of {metric} exists, of any model: {LabelText.Unseen}. Check the name; if it is only created with the first event, export it as 0 from the start",
                query
            );
        return labels.Find(l => !rows.Contains(Row([l]))) is { } label
            ? Reading<WindowCounts>.None(
                EvidenceKind.NoData,
                $"{LabelText.Missing(metric, [label], (await prometheus.QueryAsync($"topk(10, {any})", at, ct)).Series)}: {LabelText.Unseen}",
                query
            )
            : null;
    }

    private async Task<Reading<WindowCounts>?> LabelsAsync(ILookup<string, CounterSeries> rows, DateTimeOffset at, CancellationToken ct)
    {
        var all = ByPod(rows["total"]);
        foreach (var labels in selectors.PartLabels)
        {
            var having = ByPod(rows[Row(labels)]);
            if (having.Count == 0)
                return Reading<WindowCounts>.None(
                    EvidenceKind.NoData,
                    $"{LabelText.Missing(selectors.Total.Metric!, labels, await SomeAsync(at, ct))}: {LabelText.Unseen}",
                    selectors.Part.ToString()
                );
            var without = all.Keys.Where(pod => !having.ContainsKey(pod)).ToList();
            // A label that only some series of a pod have is one that comes with what it tells.
            if (without.Count > 0 && having.All(h => all.TryGetValue(h.Key, out var count) && count == h.Value))
                return Reading<WindowCounts>.None(
                    EvidenceKind.Ambiguous,
                    $"{SeriesOf(selectors.Total.Metric!, without)} lack the label {LabelText.AnyOf(labels)}, which other pods have: what fails there would not be seen",
                    selectors.Part.ToString()
                );
        }

        return null;
    }

    private async Task<Reading<WindowCounts>?> DuplicatesAsync(List<CounterSeries> found, DateTimeOffset at, CancellationToken ct)
    {
        if (found is not [var first, ..])
            return null;
        var query = first
            .Labels.Where(l => l.Key is not (WindowRow.Label or "metric" or "__name__"))
            .Aggregate(_total, (s, l) => s.With(new LabelMatcher(l.Key, MatchOperator.Equal, l.Value)));
        var answer = (await prometheus.QueryAsync(query.ToString(), at, ct)).Within(@namespace);
        var differ = DuplicateSeries
            .ScraperLabels.Select(l => (Label: l, Values: Values(answer.Series, l)))
            .Where(l => l.Values.Count > 1)
            .Select(l => $"{l.Label}: {string.Join(", ", l.Values)}");
        return Reading<WindowCounts>.None(
            EvidenceKind.Ambiguous,
            $"{first.Samples[0].Value:0} series of {selectors.Total} count the same events ({string.Join("; ", differ)}): add one of these labels to the selectors, or scrape once",
            query.ToString()
        );
    }

    private async Task<Reading<WindowCounts>?> UncoveredAsync(ILookup<string, CounterSeries> rows, DateTimeOffset at, CancellationToken ct)
    {
        var without = ByPod(rows["uncovered"]);
        if (without.Count == 0)
            return null;
        return rows["part"].Any()
            ? Reading<WindowCounts>.None(
                EvidenceKind.Ambiguous,
                $"{SeriesOf(selectors.Buckets!.Metric!, [.. without.Keys])} lack the boundary {selectors.Boundary}, which others have: how many of their events were good is not known",
                selectors.Part.ToString()
            )
            : Reading<WindowCounts>.None(
                EvidenceKind.NoData,
                await BucketBoundaries.CheckAsync(prometheus, selectors, scope, at, ct),
                selectors.Part.ToString()
            );
    }

    private string Query()
    {
        var by = "count by (namespace, pod)";
        List<string> rows =
        [
            WindowRow.Of("total", $"{by} ({_total})"),
            WindowRow.Of("part", $"{by} ({_part})"),
            WindowRow.Of(
                "duplicates",
                $"topk(1, count without ({string.Join(", ", DuplicateSeries.ScraperLabels)}) (label_replace({_total}, \"metric\", \"$1\", \"__name__\", \"(.*)\")) > 1)"
            ),
        ];
        rows.AddRange(
            selectors.PartLabels.Select(g =>
                WindowRow.Of(
                    Row(g),
                    $"{by} ({string.Join(" or ", g.Select(l => _total.With(new LabelMatcher(l, MatchOperator.NotEqual, ""))))})"
                )
            )
        );
        if (selectors.Boundary is not null)
            rows.Add(WindowRow.Of("uncovered", $"{by} ({_total} unless ignoring (le) {_part})"));
        return string.Join(" or ", rows);
    }

    private static string Row(IReadOnlyList<string> labels) => $"label {labels[0]}";

    private async Task<IReadOnlyList<CounterSeries>> SomeAsync(DateTimeOffset at, CancellationToken ct) =>
        (await prometheus.QueryAsync($"topk(10, {_total})", at, ct)).Within(@namespace).Series;

    private static Dictionary<string, double> ByPod(IEnumerable<CounterSeries> rows) =>
        rows.GroupBy(r => r.Labels.GetValueOrDefault("pod") ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Samples[0].Value), StringComparer.Ordinal);

    private static string SeriesOf(string metric, List<string> pods) =>
        pods is [""] ? $"some series of {metric}"
        : pods.Count == 1 ? $"the series of {metric} on pod {pods[0]}"
        : $"the series of {metric} on {pods.Count} pods, such as {pods[0]},";

    private static List<string> Values(IReadOnlyList<CounterSeries> series, string label) =>
        [.. series.Select(s => s.Labels.GetValueOrDefault(label) ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
