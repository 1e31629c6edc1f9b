using System.Globalization;
using System.Text.Json;

namespace MlOps.Operator.Signals.Prometheus.Answers.Json;

/// <summary>
/// Numbers as the servers write them: values in quotes, since NaN and infinities are values too, and here and there without.
/// </summary>
internal static class JsonNumbers
{
    /// <exception cref="JsonException">It is no number.</exception>
    public static double Time(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number ? json.GetDouble() : throw Malformed(json.TokenType, "a time");

    /// <exception cref="JsonException">It is no number.</exception>
    public static double Value(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.Number => json.GetDouble(),
            JsonTokenType.String when json.ValueIsEscaped => Value(json.GetString()!),
            JsonTokenType.String => double.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : Value(json.GetString()!),
            _ => throw Malformed(json.TokenType, "a number"),
        };

    /// <exception cref="JsonException">It is no number.</exception>
    public static double Value(string text) =>
        text switch
        {
            "+Inf" or "Inf" or "+inf" or "inf" => double.PositiveInfinity,
            "-Inf" or "-inf" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException($"'{(text.Length <= 40 ? text : text[..40] + "…")}' is not a number"),
        };

    public static JsonException Malformed(JsonTokenType found, string expected) =>
        new($"the response is not a Prometheus response: {expected} is expected where it has {Words(found)}");

    private static string Words(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.EndArray => "the end of an array",
            JsonTokenType.EndObject => "the end of an object",
            JsonTokenType.PropertyName => "a name",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
}
