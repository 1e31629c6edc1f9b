using MlOps.Entities.Common;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Which past windows a stream is compared with.</summary>
internal static class StreamReference
{
    /// <summary>Seasons that are taken together: with one alone its mean is hardly known better than that of the window that is judged.</summary>
    private const int Seasons = 4;

    /// <returns>Windows in order of time; or, without any, why there is none and what to do.</returns>
    public static (IReadOnlyList<ReferenceWindow> Windows, string Why) Of(DriftFacts facts, StreamGrid grid)
    {
        var reference = facts.Policy.Spec.Reference;
        if (reference?.ConfigMapRef is not null)
            return ([], "a snapshot holds distributions, and this is compared moment by moment; give spec.reference an offset, a range or a revisionWindow");
        var (found, why) = ReferenceWindows.Of(facts);
        if (found is not { } window)
            return ([], why);
        if (window.End > facts.At - facts.Window)
            return ([], $"the reference ends at {window.End:yyyy-MM-ddTHH:mm:ssZ}, within the window that is judged, which begins at {facts.At - facts.Window:yyyy-MM-ddTHH:mm:ssZ}; take one that is over before, or a shorter spec.current.window");
        if (reference?.Offset is { } text && PrometheusDuration.TryParse(text, out var offset))
            return ([.. Enumerable.Range(1, Seasons).Reverse().Select(k => window with { End = facts.At - (offset * k) })], "");
        var most = grid.Step * StreamGrid.MostReference;
        return ([window.Length > most ? window with { Length = most } : window], "");
    }
}
