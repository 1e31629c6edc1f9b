using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// What one evaluation found for one signal, unrounded and as of now: the status has figures as of the last change of a verdict. A figure
/// without evidence is absent.
/// </summary>
/// <param name="Signal">Name of the signal.</param>
/// <param name="Verdict">Unknown when nothing could be judged.</param>
/// <param name="Evidence">Null when nothing was queried.</param>
/// <param name="Samples">Samples of the current window; null where they were not counted.</param>
/// <param name="Scores">What each measure or the detector of a stream gave, and its level of drift or threshold.</param>
public sealed record DriftFigures(
    string Signal,
    Verdict Verdict,
    EvidenceKind? Evidence,
    double? Samples,
    IReadOnlyList<(string Method, double Value, double Threshold)> Scores
)
{
    /// <summary>The method of a number that another system computed.</summary>
    public const string Score = "Score";

    /// <summary>One for each signal of the spec, whether it could be judged or not.</summary>
    public static IEnumerable<DriftFigures> Of(DriftFacts facts, DriftJudgement judgement)
    {
        var judged = facts.Signals.Zip(judgement.Results, judgement.Status.Signals).Select(s => Of(s.First, s.Second, s.Third)).ToList();
        return (facts.Policy.Spec.Signals ?? [])
            .Select(s => s.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => judged.Find(f => f.Signal == name) ?? new DriftFigures(name, Verdict.Unknown, null, null, []));
    }

    private static DriftFigures Of(SignalFacts read, SignalResult result, DriftSignalStatus judged) =>
        new(
            judged.Name,
            judged.Verdict,
            result.Evidence,
            read.Counts?.Value?.CurrentTotal ?? read.Score?.Value?.Samples,
            [.. Measured(result)]
        );

    private static IEnumerable<(string Method, double Value, double Threshold)> Measured(SignalResult result)
    {
        foreach (var measured in result.Measured)
            yield return (SameName.In<DriftMethod>(measured.Method).ToString(), measured.Value, measured.Levels.Drift);
        if (result is { Measured: [], Value: { } value, Threshold: { } threshold })
            yield return (result.Detector?.ToString() ?? Score, value, threshold);
    }
}
