using System.Text.Json.Nodes;
using MlOps.Decisions.State;

namespace MlOps.Decisions.Checks;

/// <summary>
/// What the pods of a revision really run. A tag that was moved, or a node that pulled again, makes other software of the same template.
/// </summary>
internal static class ObservedImages
{
    private const int Most = 20;

    /// <summary>
    /// Of its pods that are ready since the time given, or at all; only the containers that the template names: a sidecar that is injected
    /// is renewed by others.
    /// </summary>
    public static IReadOnlyList<string> Of(ModelState state, string hash, DateTimeOffset? readySince = null)
    {
        var named = (state.RevisionObject(hash)?.Revision.Template["spec"]?["containers"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(c => c["name"]?.ToString())
            .ToHashSet();
        return
        [
            .. state
                .PodsOf(hash)
                .Where(p => p is { Ready: true, Terminating: false } && (readySince is null || p.ReadyChangedAt <= readySince))
                .SelectMany(p => p.Images.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(image => named.Contains(Container(image)))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>
    /// Images that run now in place of what ran when the revision became known good. A container that was not seen then is not compared.
    /// </summary>
    public static IReadOnlyList<string> Changed(IReadOnlyList<string> known, IReadOnlyList<string> now) =>
        [.. now.Where(image => !known.Contains(image) && known.Any(k => Kind(k) == Kind(image)))];

    /// <summary>Only digests of one kind can be compared: of a repository, or of an image that was loaded.</summary>
    private static (string, bool) Kind(string image) => (Container(image), image.Contains('@', StringComparison.Ordinal));

    private static string Container(string image) => image.Split('=', 2)[0];
}
