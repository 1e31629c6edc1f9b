using System.Text.Json;
using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// Native histograms as Prometheus' HTTP API writes them: <c>[time, {"count", "sum", "buckets": [[rule, "lower", "upper", "count"],
/// …]}]</c>, without buckets where none is populated.
/// </summary>
internal static class NativeHistogramJson
{
    public static NativeHistogram Read(IReadOnlyDictionary<string, string> labels, JsonElement pair)
    {
        var histogram = pair[1];
        return new NativeHistogram(
            labels,
            pair[0].GetDouble(),
            AnswerReader.Number(histogram.GetProperty("count")),
            AnswerReader.Number(histogram.GetProperty("sum")),
            histogram.TryGetProperty("buckets", out var buckets) ? [.. buckets.EnumerateArray().Select(Bucket)] : []
        );
    }

    /// <summary>
    /// The rule, 0 to 3, tells which of its bounds belong to a bucket. A value that lies exactly on one is not told from its neighbours
    /// here, save where the bucket is that one value: zeros, where the zero bucket has no width.
    /// </summary>
    private static Bucket Bucket(JsonElement bucket)
    {
        if (bucket[0].GetInt32() is < 0 or > 3)
            throw new JsonException($"a bucket of a native histogram has the rule {bucket[0]}, which is none of 0 to 3");
        var (lower, upper) = (AnswerReader.Number(bucket[1]), AnswerReader.Number(bucket[2]));
        return new Bucket(lower == upper ? Math.BitDecrement(lower) : lower, upper, AnswerReader.Number(bucket[3]));
    }
}
