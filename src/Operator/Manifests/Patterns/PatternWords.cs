namespace MlOps.Operator.Manifests.Patterns;

/// <summary>What a pattern of the schema requires, in words. The words of the types' own patterns; another is shown as it is.</summary>
internal static class PatternWords
{
    private const string Decimal = "write a decimal number with a point, without sign or unit, for example ";
    private const string Dns = "use lower-case letters, digits and '-', ";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["^(0(\\.[0-9]+)?|1(\\.0+)?)$"] = "write a share from 0 to 1 with a point, for example \"0.3\"",
        ["^([0-9]+[smhdw])+$"] = "write a Prometheus duration without spaces, in the units s, m, h, d and w, for example 28d",
        ["^-?[0-9]+(\\.[0-9]+)?$"] = "write a decimal number with a point and without unit, for example \"-0.5\"",
        ["^/"] = "write a path that starts with /, for example /healthz",
        ["^[0-9]+(\\.[0-9]+)?$"] = Decimal + "\"0.25\"",
        ["^[0-9]{1,3}(\\.[0-9]{1,6})?$"] = Decimal + "\"99.9\"",
        ["^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"] = Dns + "starting and ending with a letter or digit",
        ["^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"] = "use lower-case letters, digits, '-' and '.', starting and ending with a letter or digit",
        ["^[a-z0-9]([-a-z0-9_]*[a-z0-9])?$"] = "use lower-case letters, digits, '-' and '_', starting and ending with a letter or digit",
        ["^[a-z]([-a-z0-9]*[a-z0-9])?$"] = Dns + "starting with a letter and ending with a letter or digit",
        ["^[a-zA-Z_:][a-zA-Z0-9_:]*$"] = "write a metric name: letters, digits, '_' and ':', not starting with a digit",
        ["^[a-zA-Z_][a-zA-Z0-9_]*$"] = "write a label name: letters, digits and '_', not starting with a digit",
    };

    /// <returns>Words, or null for a pattern that has none.</returns>
    public static string? Of(string pattern) => Words.GetValueOrDefault(pattern);
}
