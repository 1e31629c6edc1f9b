using System.Globalization;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>Queries to Prometheus, by the configured source and by how they ended.</summary>
public sealed class QueryMetrics(MetricFactory f)
{
    /// <summary>Status 200 with an answer that can be used.</summary>
    public const string Ok = "200";

    /// <summary>Status 200, but partial, or no numbers.</summary>
    public const string Unusable = "unusable";

    /// <summary>Status 200 with a body that is not Prometheus'.</summary>
    public const string Unreadable = "unreadable";

    public const string Timeout = "timeout";
    public const string TooLarge = "too_large";

    /// <summary>Not sent, because the source failed repeatedly.</summary>
    public const string CircuitOpen = "circuit_open";

    /// <summary>No status: the connection failed, or the credentials could not be read.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>Any status that has no value of its own.</summary>
    public const string OtherStatus = "other_status";

    private static readonly int[] Statuses = [200, 302, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504];

    private readonly Counter _queries = f.CreateCounter(
        $"{OperatorMetrics.Prefix}prometheus_queries_total",
        "Queries to Prometheus; retries are not counted separately",
        "source",
        "code"
    );

    private readonly Histogram _seconds = f.CreateHistogram(
        $"{OperatorMetrics.Prefix}prometheus_query_duration_seconds",
        "Duration of a query, including waiting and retries",
        new HistogramConfiguration { LabelNames = ["source"], Buckets = Histogram.ExponentialBuckets(0.005, 2.5, 10) }
    );

    private readonly Histogram _series = f.CreateHistogram(
        $"{OperatorMetrics.Prefix}prometheus_query_series",
        "Number of series in a usable response",
        new HistogramConfiguration { LabelNames = ["source"], Buckets = [0, 1, 10, 100, 1000, 10_000] }
    );

    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Statuses.Select(s => s.ToString(CultureInfo.InvariantCulture)),
        Unusable,
        Unreadable,
        Timeout,
        TooLarge,
        CircuitOpen,
        NoAnswer,
        OtherStatus,
    ];

    /// <summary>The label value for an HTTP status.</summary>
    public static string Code(int status) => Statuses.Contains(status) ? status.ToString(CultureInfo.InvariantCulture) : OtherStatus;

    /// <summary>Makes the series of a source visible before its first query.</summary>
    public void Announce(string source)
    {
        foreach (var code in Codes)
            _queries.WithLabels(source, code).Publish();
        _seconds.WithLabels(source).Publish();
        _series.WithLabels(source).Publish();
    }

    /// <param name="source">Name of the source.</param>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="seconds">Time to the answer.</param>
    /// <param name="series">Number of series in a usable response, else null.</param>
    public void Count(string source, string code, double seconds, int? series)
    {
        _queries.WithLabels(source, code).Inc();
        _seconds.WithLabels(source).Observe(seconds);
        if (series is { } count)
            _series.WithLabels(source).Observe(count);
    }
}
