using System.Globalization;
using System.Text.Json;
using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>Reads Prometheus' JSON. Numbers come as strings, because NaN and infinities are values too.</summary>
internal static class AnswerReader
{
    /// <exception cref="JsonException">
    /// The body is not an answer of Prometheus; a login page or a proxy's own JSON, for example.
    /// </exception>
    public static QueryAnswer Read(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            throw new JsonException($"the response is not a Prometheus response: {e.Message}", e);
        }
    }

    /// <summary>What Prometheus says of a failure, where the body is its own.</summary>
    public static string? Error(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : null;
        }
        catch (JsonException)
        {
            // A proxy in between answers in its own words; the status says enough.
            return null;
        }
    }

    private static QueryAnswer Read(JsonElement root)
    {
        if (root.GetProperty("status").GetString() != "success")
            return QueryAnswer.Failed($"Prometheus rejected the query: {Text(root, "error")}");
        if (Doubt(root) is { } doubt)
            return QueryAnswer.Failed($"the response may be partial: {doubt}");
        var data = root.GetProperty("data");
        var result = data.GetProperty("result");
        return data.GetProperty("resultType").GetString() switch
        {
            "vector" or "matrix" => Series(result),
            "scalar" => new QueryAnswer([new CounterSeries(new Dictionary<string, string>(), [Point(result)])], null),
            var type => QueryAnswer.Failed($"the query returns a {type}, not numbers"),
        };
    }

    private static string? Doubt(JsonElement root)
    {
        if (root.TryGetProperty("isPartial", out var partial) && partial.ValueKind == JsonValueKind.True)
            return "VictoriaMetrics reports isPartial; one of its storage nodes did not answer";
        return root.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array
            ? warnings.EnumerateArray().Select(w => w.ToString()).FirstOrDefault(w => !Annotations.IsInfo(w))
            : null;
    }

    private static QueryAnswer Series(JsonElement result)
    {
        List<NativeHistogram> histograms = [.. result.EnumerateArray().SelectMany(Histograms)];
        return histograms.Count > 0
            ? QueryAnswer.OfHistograms(histograms)
            : new QueryAnswer([.. result.EnumerateArray().Select(Numbers)], null);
    }

    private static CounterSeries Numbers(JsonElement element) =>
        element.TryGetProperty("values", out var range)
            ? new(Labels(element), [.. range.EnumerateArray().Select(Point)])
            : new(Labels(element), [Point(element.GetProperty("value"))]);

    private static IEnumerable<NativeHistogram> Histograms(JsonElement element)
    {
        if (element.TryGetProperty("histogram", out var one))
            return [NativeHistogramJson.Read(Labels(element), one)];
        return element.TryGetProperty("histograms", out var range)
            ? range.EnumerateArray().Select(h => NativeHistogramJson.Read(Labels(element), h))
            : [];
    }

    private static Dictionary<string, string> Labels(JsonElement element) =>
        element.GetProperty("metric").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal);

    private static Sample Point(JsonElement pair) => new(pair[0].GetDouble(), Number(pair[1]));

    /// <exception cref="JsonException">The text is no number.</exception>
    internal static double Number(JsonElement element) =>
        (element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.GetString() ?? "") switch
        {
            "+Inf" or "Inf" or "inf" or "+inf" => double.PositiveInfinity,
            "-Inf" or "-inf" => double.NegativeInfinity,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException($"'{text}' is not a number"),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
