namespace MlOps.Decisions.Text;

/// <summary>A count with its noun.</summary>
internal static class Plural
{
    public static string Of(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
