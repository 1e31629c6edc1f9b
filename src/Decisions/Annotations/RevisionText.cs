using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Annotations;

/// <summary>A revision as a person writes it in an annotation: its hash, a unique prefix of it, or a unique version.</summary>
internal static class RevisionText
{
    private const int ShortestBeginning = 4;

    /// <returns>The hash, or null and why the text names no revision.</returns>
    public static (string? Hash, string? Problem) Resolve(string text, IReadOnlyCollection<(string Hash, string Version)> among)
    {
        if (among.Any(r => r.Hash == text))
            return (text, null);
        var meant = among
            .Where(r => r.Version == text || text.Length >= ShortestBeginning && r.Hash.StartsWith(text, StringComparison.Ordinal))
            .DistinctBy(r => r.Hash)
            .ToList();
        return meant switch
        {
            [var one] => (one.Hash, null),
            [] => (null, $"no revision has this hash, prefix or version; there {(among.Count == 1 ? "is" : "are")} {List(among)}"),
            _ => (null, $"{meant.Count} revisions match: {List(meant)}; write the hash"),
        };
    }

    public static IReadOnlyCollection<(string Hash, string Version)> Of(IEnumerable<RevisionStatus> revisions) =>
        [.. revisions.Select(r => (r.Hash, r.Version))];

    private static string List(IReadOnlyCollection<(string Hash, string Version)> revisions) =>
        revisions.Count == 0
            ? "none"
            : string.Join(", ", revisions.Reverse().Take(5).Select(r => $"{r.Hash} (version {r.Version})"))
                + (revisions.Count > 5 ? ", …" : "");
}
