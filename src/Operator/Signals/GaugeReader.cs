using MlOps.Analysis.Burn;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>
/// The share of time in which a value is out of bounds, from evenly spaced looks at it. NaN is no value: it counts neither as good
/// nor as bad. Without events behind the value, where nQuery tells, nothing is judged.
/// </summary>
public sealed class GaugeReader(IPrometheus prometheus, GaugeIndicator gauge, IndicatorVariables variables) : IIndicatorReader
{
    /// <summary>Looks in a long window; Prometheus answers a subquery of that many points quickly.</summary>
    private const int MaxLooks = 1000;

    public bool SeesRevisions => false;

    public BurnGuard Guard => BurnGuard.Samples;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException("a gauge does not tell revisions apart");

    public async Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var query = variables.Fill(gauge.Query, window);
        var range = $"[{PromQl.Seconds(window)}:{PromQl.Seconds(Step(window))}]";
        if (gauge.NQuery is { } events && await IdleAsync(variables.Fill(events, window), at, ct) is { } idle)
            return idle;
        return await new PairedQueries(prometheus, $"count_over_time((({query}) == ({query})){range})", $"sum_over_time(({OutOfBounds(query)}){range})", true, false)
            .ReadAsync(at, ct);
    }

    private async Task<Reading<WindowCounts>?> IdleAsync(string query, DateTimeOffset at, CancellationToken ct)
    {
        var answer = await prometheus.QueryAsync(query, at, ct);
        if (answer.Failure is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, query);
        return answer.Series is [{ Samples: [{ Value: > 0 }] }] ? null : Reading<WindowCounts>.None(EvidenceKind.Idle, "no events behind the value", query);
    }

    private string OutOfBounds(string query)
    {
        var sides = new List<string>();
        if (gauge.Min is { } min)
            sides.Add($"(({query}) < bool {min})");
        if (gauge.Max is { } max)
            sides.Add($"(({query}) > bool {max})");
        return string.Join(" + ", sides);
    }

    private static TimeSpan Step(TimeSpan window) => TimeSpan.FromSeconds(Math.Max(15, Math.Ceiling(window.TotalSeconds / MaxLooks)));
}
