using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using k8s.Models;
using MlOps.Decisions.Annotations;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>
/// Whether the API server reads a value as the type that a field of a template has. It decodes strictly: no text becomes a number there,
/// and no number text.
/// </summary>
internal static partial class TemplateValue
{
    private const string Takes = "Kubernetes takes";

    /// <param name="value">A value that is not null; null is the lack of a value to the server.</param>
    /// <param name="type">The type of the field in the client's model of the API.</param>
    /// <param name="written">A number or truth value as it stands in the file.</param>
    /// <returns>What it is and how to write it, or null when the server takes it.</returns>
    public static string? Problem(JsonNode value, Type type, string? written)
    {
        var kind = value.GetValueKind();
        var text = written ?? (kind == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
        var found = Found(value, text);
        if (TemplateTypes.ItemOf(type) is { } item)
            return kind == JsonValueKind.Array ? null : $"is {found}; {Takes} a list here: {List(kind, item, text)}";
        if (TemplateTypes.ValueOf(type) is not null || TemplateTypes.IsModel(type))
            return kind == JsonValueKind.Object ? null : $"is {found}; {Takes} an object here: write its fields as name: value";
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (wanted == typeof(ResourceQuantity))
            return Quantity(kind, text, found);
        if (wanted == typeof(IntOrString))
            return kind is JsonValueKind.Number or JsonValueKind.String ? null : $"is {found}; {Takes} a number or text here";
        if (wanted == typeof(string) || wanted == typeof(DateTime))
            return kind switch
            {
                JsonValueKind.String => null,
                JsonValueKind.Array or JsonValueKind.Object => $"is {found}; {Takes} text here",
                _ => $"is {found}; write it as text, \"{text}\"",
            };
        if (wanted == typeof(bool))
            return kind is JsonValueKind.True or JsonValueKind.False ? null : $"is {found}; {Takes} true or false here{Truth(kind, text)}";
        return wanted == typeof(int) ? Number(value, found, int.MinValue, int.MaxValue)
            : wanted == typeof(long) ? Number(value, found, long.MinValue, long.MaxValue)
            : null;
    }

    private static string Found(JsonNode value, string text) =>
        JsonTypes.Of(value) is "boolean" or "integer" or "number"
            ? $"{JsonTypes.Of(value)} {Shortened.Of(text)}"
            : JsonTypes.InWords(value);

    private static string List(JsonValueKind kind, Type item, string text) =>
        kind == JsonValueKind.Object || item != typeof(string) ? "write each entry behind a '-'" : $"write [\"{Shortened.Of(text)}\"]";

    private static string Truth(JsonValueKind kind, string text) =>
        kind == JsonValueKind.String && text is "true" or "false" ? $": write {text} without quotes" : "";

    private static string? Number(JsonNode value, string found, long least, long most)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            var digits = Digits().Match(value.GetValue<string>());
            return $"is text; {Takes} a number here: write {(!digits.Success ? "one" : digits.Groups["unit"].Length > 0 ? digits.Groups["n"].Value : $"{digits.Groups["n"].Value} without quotes")}";
        }

        if (value.GetValueKind() != JsonValueKind.Number)
            return $"is {found}; {Takes} a number here";
        if (!value.AsValue().TryGetValue<long>(out var number))
            return $"is {found}; {Takes} a whole number here";
        return number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"is {number}; {Takes} a whole number from {least} to {most} here");
    }

    private static string? Quantity(JsonValueKind kind, string text, string found)
    {
        if (kind == JsonValueKind.Number || (kind == JsonValueKind.String && QuantityForm().IsMatch(text)))
            return null;
        var what = kind == JsonValueKind.String ? $"'{Shortened.Of(text)}'" : found;
        var near = kind == JsonValueKind.String ? Meant(text) : null;
        return $"is {what}; {Takes} a quantity here, a number with or without a unit such as m, k, M, G, Ki, Mi or Gi{(near is null ? "" : $"; did you mean {near}?")}";
    }

    /// <summary>Bytes as people write them: 512MB, 2gb, 1 GiB.</summary>
    private static string? Meant(string text)
    {
        var match = Bytes().Match(text);
        if (!match.Success)
            return null;
        var unit = match.Groups["unit"].Value.ToUpperInvariant();
        return match.Groups["n"].Value
            + (
                match.Groups["i"].Length > 0 ? $"{unit}i"
                : unit == "K" ? "k"
                : unit
            );
    }

    /// <summary>The grammar of resource.Quantity (k8s.io/apimachinery/pkg/api/resource/quantity.go).</summary>
    [GeneratedRegex(@"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex QuantityForm();

    [GeneratedRegex(
        @"^\s*(?<n>[0-9]+(\.[0-9]+)?)\s*(?<unit>[kmgtpe])(?<i>i?)b?\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Bytes();

    [GeneratedRegex(@"^(?<n>[0-9]+)(?<unit>\s*[a-zA-Z%]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
