using MlOps.Entities.Common.Rules;

namespace MlOps.Decisions.Annotations;

/// <summary>A misspelt field is dropped by the API server without a word; here the nearest known one is named.</summary>
internal static class UnknownField
{
    public static string Message(IEnumerable<string> known, string name)
    {
        var fields = known.ToList();
        return Nearest(fields, name) is { } nearest
            ? $"is not a known field; did you mean {nearest}?"
            : $"is not a known field; known fields are {string.Join(", ", fields)}";
    }

    /// <returns>The name that was probably meant, or null when none is near enough.</returns>
    public static string? Nearest(IEnumerable<string> known, string name) => NearestName.Of(known, name);
}
