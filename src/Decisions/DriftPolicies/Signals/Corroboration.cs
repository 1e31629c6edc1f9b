using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>
/// A stream detector never acts alone: its threshold is for one stream, and a change of a level is no proof that the model is wrong.
/// </summary>
internal static class Corroboration
{
    public const string Missing =
        "only stream detectors fired; retraining also requires a non-stream signal or a second stream of kind Quality";

    /// <param name="drifted">The signals that drift.</param>
    /// <returns>
    /// Whether a signal that is no stream is among them, or one of quality next to another; two detectors over one query are one witness.
    /// </returns>
    public static bool Agree(IReadOnlyCollection<DriftSignal> drifted) =>
        drifted.Any(s => s.Source.Stream is null)
        || drifted.Any(q => q.Kind == SignalKind.Quality && drifted.Any(s => s.Source.Stream!.Query != q.Source.Stream!.Query));
}
