using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>One look at one signal, before it is asked whether it lasts.</summary>
public sealed record SignalLook(EvidenceKind Evidence, DriftGrade Grade, string Message)
{
    public DriftMethod? Method { get; init; }

    /// <summary>The detector of a stream, where it could be run.</summary>
    public StreamDetector? Detector { get; init; }

    /// <summary>When the change began that a detector found; the first moment of the window where it began there or before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Of a detector that replays its own earlier looks, those that drifted, oldest first; null where the policy's earlier evaluations tell.</summary>
    public IReadOnlyList<DateTimeOffset>? DriftedAt { get; init; }

    /// <summary>All measures that were taken, the one that decided first; none for a score or a stream.</summary>
    public IReadOnlyList<Measurement> Measured { get; init; } = [];

    public double? Value { get; init; }

    public double? Threshold { get; init; }

    public long Samples { get; init; }

    public long ReferenceSamples { get; init; }

    public static SignalLook Without(EvidenceKind evidence, string why, PairedCounts? counts = null) => new(evidence, DriftGrade.None, why)
    {
        Samples = (long)(counts?.CurrentTotal ?? 0),
        ReferenceSamples = (long)(counts?.ReferenceTotal ?? 0),
    };

    /// <summary>The measure that went farthest speaks.</summary>
    public static SignalLook Of(DriftFacts facts, IReadOnlyList<Measurement> measured, PairedCounts counts, string query)
    {
        var most = measured[0];
        var bar = Math.Max(most.Floor, most.Wander);
        var habit = bar > 0 ? FormattableString.Invariant($", {(most.Wander > most.Floor ? "its own wandering" : "chance")} reaches {bar:0.###}") : "";
        var message = FormattableString.Invariant(
            $"{most.Method} {most.Value:0.###} (warns at {most.Levels.Warn:0.###}, drift at {most.Levels.Drift:0.###}{habit}, p={most.PValue:0.##e+0}) over {facts.Current.Window}, n={counts.CurrentTotal:0} against {counts.ReferenceTotal:0}; {query}");
        return new SignalLook(EvidenceKind.Value, most.Grade, message)
        {
            Method = Enum.Parse<DriftMethod>(most.Method.ToString(), ignoreCase: true),
            Measured = measured,
            Value = most.Value,
            Threshold = most.Levels.Drift,
            Samples = (long)counts.CurrentTotal,
            ReferenceSamples = (long)counts.ReferenceTotal,
        };
    }
}
