using MlOps.Entities.Common.Rules;

namespace MlOps.Decisions.Annotations;

/// <summary>A misspelt field is dropped by the API server without a word; here the nearest known one is named.</summary>
internal static class UnknownField
{
    public static string Message(IEnumerable<string> known, string name)
    {
        var fields = known.ToList();
        return NearestName.Of(fields, name) is { } nearest
            ? $"is not a known field; did you mean {nearest}?"
            : $"is not a known field; known fields are {string.Join(", ", fields)}";
    }
}
