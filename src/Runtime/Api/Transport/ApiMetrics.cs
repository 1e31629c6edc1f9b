using Prometheus;

namespace MlOps.Runtime.Api.Transport;

/// <summary>Requests to the API server, with client-go's names, labels and meaning.</summary>
public sealed class ApiMetrics(MetricFactory f)
{
    /// <summary>The code of a request that got no answer.</summary>
    public const string NoAnswer = "<error>";

    /// <summary>HTTP methods that are sent.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["GET", "POST", "PATCH", "DELETE"];

    /// <summary>The same, with server-side apply distinguished.</summary>
    public static IReadOnlyList<string> Verbs { get; } = [.. Methods, "APPLY"];

    public Counter Requests { get; } =
        f.CreateCounter(
            "rest_client_requests_total",
            "Requests to the API server, counting each attempt and each watch",
            "code",
            "method",
            "host"
        );

    public Histogram Seconds { get; } =
        f.CreateHistogram(
            "rest_client_request_duration_seconds",
            "Duration of requests other than watches",
            new HistogramConfiguration { LabelNames = ["verb", "host"], Buckets = Histogram.ExponentialBuckets(0.002, 2.5, 11) }
        );

    /// <summary>Unread metrics, for callers that do not care.</summary>
    public static ApiMetrics None() => new(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));

    /// <summary>Makes visible what is known before the first request.</summary>
    public void Announce(string host)
    {
        foreach (var method in Methods)
            Requests.WithLabels(NoAnswer, method, host).Publish();
        foreach (var verb in Verbs)
            Seconds.WithLabels(verb, host).Publish();
    }
}
