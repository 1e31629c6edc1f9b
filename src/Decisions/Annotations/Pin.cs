using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Annotations;

/// <summary>A person's choice of the revision that keeps the traffic.</summary>
internal static class Pin
{
    private const int LongestText = 253;

    /// <returns>The hash of an existing revision that is not quarantined, or null if there is no effective pin.</returns>
    public static string? Of(ModelState state) => Problem(state) is null ? Resolved(state)?.Hash : null;

    /// <returns>
    /// Why a pin is not followed, or null. A quarantine ends by its own annotation only, else a pin that is taken away would leave a bad
    /// revision in place.
    /// </returns>
    public static string? Problem(ModelState state) =>
        Resolved(state) switch
        {
            null => null,
            { Problem: { } problem } => problem,
            { Hash: { } hash } when state.RevisionObject(hash) is { Quarantine: { } why } =>
                $"revision {hash} is quarantined: {why}. Annotate {WellKnown.ReleaseAnnotation}={hash} as well to serve it anyway",
            _ => null,
        };

    /// <summary>As a person wrote it; null without a pin.</summary>
    public static string? Text(ModelState state) => state.Metadata.Annotations.GetValueOrDefault(WellKnown.PinAnnotation);

    /// <summary>What to remember of it: null without a pin, or while the text names no revision.</summary>
    public static PinStatus? Remembered(ModelState state) =>
        Text(state) is { Length: <= LongestText } text && Resolved(state)?.Hash is { } hash
            ? new PinStatus { Text = text, Revision = hash }
            : null;

    /// <summary>
    /// A person's word means what it meant when it was set: a version that is applied later under the same name, or with the same prefix,
    /// takes no pin away.
    /// </summary>
    private static (string? Hash, string? Problem)? Resolved(ModelState state)
    {
        if (Text(state) is not { } text)
            return null;
        return state.Model.Status?.Pin is { } known && known.Text == text && state.RevisionObject(known.Revision) is not null
            ? (known.Revision, null)
            : RevisionText.Resolve(text, [.. state.Revisions.Select(r => (r.Revision.Hash, r.Revision.Version))]);
    }
}
