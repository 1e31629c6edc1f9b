using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus.Answers;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// What came back for a query: series of numbers (an instant vector has one sample each), or why there are none that can be used.
/// </summary>
public sealed record QueryAnswer(IReadOnlyList<CounterSeries> Series, string? Failure)
{
    /// <summary>
    /// Native histograms. Where there are any, <see cref="Failure"/> tells every caller that needs numbers, and <see cref="Series"/> is
    /// empty.
    /// </summary>
    public IReadOnlyList<NativeHistogram> Histograms { get; private init; } = [];

    /// <summary>Whether Prometheus answered what was asked, be it in numbers or not.</summary>
    public bool IsAnswer => Failure is null || Histograms.Count > 0;

    /// <summary>Whether any other query to the source would fail alike at this moment: it cannot be reached, or answers nobody.</summary>
    public bool IsSourceDown { get; private init; }

    /// <summary>
    /// What is of this namespace. Pod names repeat where the same model runs twice, in staging and production for example; a namespace
    /// label, where there is one, tells them apart.
    /// </summary>
    public QueryAnswer Within(string @namespace)
    {
        bool IsMine(IReadOnlyDictionary<string, string> labels) => !labels.TryGetValue("namespace", out var name) || name == @namespace;
        return this with { Series = [.. Series.Where(s => IsMine(s.Labels))], Histograms = [.. Histograms.Where(h => IsMine(h.Labels))] };
    }

    public static QueryAnswer Failed(string why) => new([], why);

    /// <summary>Whether the query reached out at all, or was spared because others had failed.</summary>
    public bool WasSent { get; private init; } = true;

    public static QueryAnswer SourceDown(string why, bool wasSent = true) => Failed(why) with { IsSourceDown = true, WasSent = wasSent };

    public static QueryAnswer OfHistograms(IReadOnlyList<NativeHistogram> histograms) =>
        Failed(
            "the query returns native histograms where numbers are expected; put histogram_count(), histogram_sum(), histogram_fraction() or histogram_quantile() around it"
        ) with
        {
            Histograms = histograms,
        };
}
