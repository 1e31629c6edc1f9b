using System.Globalization;
using System.Text.Json;

namespace MlOps.Operator.Tests.Signals.Answers;

/// <summary>An answer read the plain way, whole and by name, and written as a text that can be compared.</summary>
internal static class ReferenceReader
{
    public static string Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        var data = document.RootElement.GetProperty("data");
        var result = data.GetProperty("result");
        if (data.GetProperty("resultType").GetString() == "scalar")
            return $"{{}} {Pair(result)}";
        return string.Join('\n', result.EnumerateArray().Select(Series));
    }

    public static string Text(IEnumerable<KeyValuePair<string, string>> labels, IEnumerable<(double Time, double Value)> samples) =>
        $"{{{string.Join(',', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"))}}} {string.Join(' ', samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Time:R}@{s.Value:R}")))}";

    private static string Series(JsonElement series)
    {
        var labels = series.GetProperty("metric").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!));
        return series.TryGetProperty("values", out var values)
            ? Text(labels, values.EnumerateArray().Select(Sample))
            : Text(labels, [Sample(series.GetProperty("value"))]);
    }

    private static string Pair(JsonElement pair) => Text([], [Sample(pair)])[3..];

    private static (double, double) Sample(JsonElement pair) => (pair[0].GetDouble(), Number(pair[1]));

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.GetString() == "+Inf" ? double.PositiveInfinity
        : value.GetString() == "-Inf" ? double.NegativeInfinity
        : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
