namespace MlOps.Decisions.Annotations;

/// <summary>A value as it is quoted in a message: enough of it to find it again.</summary>
internal static class Shortened
{
    private const int Most = 80;

    public static string Of(string text) =>
        text.Length <= Most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most), "…");
}
