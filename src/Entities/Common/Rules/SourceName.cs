using System.Buffers;

namespace MlOps.Entities.Common.Rules;

/// <summary>
/// A policy refers to its Prometheus by name, never by URL: policy authors must not choose where the operator sends its token.
/// </summary>
internal static class SourceName
{
    /// <summary>What a URL has, and = ends the NAME of NAME=URL.</summary>
    private static readonly SearchValues<char> Foreign = SearchValues.Create("/=");

    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string name) =>
        name.AsSpan().ContainsAny(Foreign)
            ? $"'{name}' is not a name; write the NAME under which the operator knows it from --prometheus NAME=URL, for example default"
            : null;
}
