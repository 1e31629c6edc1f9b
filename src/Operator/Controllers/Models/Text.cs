namespace MlOps.Operator.Controllers.Models;

/// <summary>Keeps text within the bounds of the schema.</summary>
public static class Text
{
    public static string Limit(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
