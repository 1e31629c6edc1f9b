using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>One evaluation of one signal, before persistence is checked.</summary>
public sealed record SignalResult(EvidenceKind Evidence, DriftGrade Grade, string Message)
{
    private const string NoHabit = "; warning at most because its habit is unknown: ";
    private const string Anothers = "; compared with values of another revision, ";

    public DriftMethod? Method { get; init; }

    /// <summary>The detector of a stream, where it could be run.</summary>
    public StreamDetector? Detector { get; init; }

    /// <summary>When the change began that a detector found; the first moment of the window where it began there or before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// Of a detector that replays its own earlier looks, those that drifted, oldest first; null where the policy's earlier evaluations
    /// tell.
    /// </summary>
    public IReadOnlyList<DateTimeOffset>? DriftedAt { get; init; }

    /// <summary>Why a move is a warning at most, as worded in the message; empty if it may count as drift.</summary>
    public string Caveats { get; init; } = "";

    /// <summary>All measures that were taken, the one that decided first; none for a score or a stream.</summary>
    public IReadOnlyList<Measurement> Measured { get; init; } = [];

    public double? Value { get; init; }

    public double? Threshold { get; init; }

    public long Samples { get; init; }

    public long ReferenceSamples { get; init; }

    public static SignalResult Without(EvidenceKind evidence, string why, PairedCounts? counts = null) =>
        new(evidence, DriftGrade.None, why)
        {
            Samples = (long)(counts?.CurrentTotal ?? 0),
            ReferenceSamples = (long)(counts?.ReferenceTotal ?? 0),
        };

    /// <summary>What is said of evidence that is not there: why, and what was asked.</summary>
    public static string Lack(string why, string query) => query.Length == 0 ? why : $"{why}; {query}";

    /// <summary>The measure that went farthest decides.</summary>
    public static SignalResult Of(
        DriftFacts facts,
        SignalFacts signal,
        IReadOnlyList<Measurement> measured,
        PairedCounts counts,
        string query
    )
    {
        var most = measured[0];
        var caveats = CaveatsOf(facts, signal, most);
        var message = FormattableString.Invariant(
            $"{End(counts)}{most.Method} {most.Value:0.###} (warns at {most.Levels.Warn:0.###}, drift at {most.Levels.Drift:0.###}{Bar(most)}, p={most.PValue:0.##e+0}) over {facts.Current.Window}, n={counts.CurrentTotal:0} against {counts.ReferenceTotal:0}{caveats}; {query}"
        );
        return new SignalResult(EvidenceKind.Value, most.Grade, message)
        {
            Method = SameName.In<DriftMethod>(most.Method),
            Caveats = caveats,
            Measured = measured,
            Value = most.Value,
            Threshold = most.Levels.Drift,
            Samples = (long)counts.CurrentTotal,
            ReferenceSamples = (long)counts.ReferenceTotal,
        };
    }

    /// <summary>What chance and habit explain, whichever is more.</summary>
    private static string Bar(Measurement most) =>
        most.Variability > most.Floor ? FormattableString.Invariant($", its habit reaches {most.Variability:0.###}")
        : most.Floor > 0 ? FormattableString.Invariant($", chance reaches {most.Floor:0.###}")
        : "";

    /// <summary>A window beyond one end of the ladder, by the edge that it left.</summary>
    private static string End(PairedCounts counts)
    {
        if (counts is not BinnedPair { FilledEnd: { } isUpper } pair)
            return "";
        var (edge, share) = isUpper ? (pair.Edges[^1], pair.Reference[^1]) : (pair.Edges[0], pair.Reference[0]);
        return FormattableString.Invariant(
            $"all {(isUpper ? "above" : "up to")} {edge:0.###}, where the reference had {100 * share / pair.ReferenceTotal:0.#} %: "
        );
    }

    /// <summary>Whether a message says why a move is a warning at most.</summary>
    public static bool HasCaveat(string message) =>
        message.Contains(NoHabit, StringComparison.Ordinal) || message.Contains(Anothers, StringComparison.Ordinal);

    /// <summary>Why a move is a warning at most.</summary>
    private static string CaveatsOf(DriftFacts facts, SignalFacts signal, Measurement most)
    {
        var habit = most is { Variability: null, Grade: not DriftGrade.None }
            ? $"{NoHabit}{signal.Habit?.Lack ?? "nothing is known of its past"}"
            : "";
        var others =
            signal.OthersUntil is { } until && most.Grade != DriftGrade.None
                ? $"{Anothers}so it counts as drift only if windows of two revisions show it. Revision {facts.Serving?.Hash} is compared with itself from {TimeText.Of(until)} on"
                : "";
        return habit + others;
    }
}
