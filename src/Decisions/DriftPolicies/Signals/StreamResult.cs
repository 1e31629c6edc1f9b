using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlOps.Analysis.Drift.Judging;
using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Drift.Streams.Seasons;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>One look at a stream: its detector is replayed from nothing, and has no warning level besides its threshold.</summary>
internal static class StreamResult
{
    /// <summary>A window of fewer moments shows no change within it.</summary>
    private const int LeastCurrent = 20;

    public static SignalResult Of(DriftFacts facts, DriftSignal signal, Reading<StreamWindows> reading)
    {
        if (reading is not { Kind: EvidenceKind.Value, Value: { } pieces })
            return SignalResult.Without(reading.Kind, SignalResult.Lack(reading.Message, reading.Query));
        var name = signal.Source.Stream!.Detector;
        var detector = SameName.In<ChangeDetector>(name);
        var (before, now) = (pieces.Reference.Select(s => s.Value).ToList(), pieces.Current.Select(s => s.Value).ToList());
        if (Unfit(name, detector, before, now, pieces.Step) is var (kind, why))
            return Sized(SignalResult.Without(kind, $"{why}; {reading.Query}"), pieces);
        var outcome =
            pieces.Seasons is { } seasons && detector != ChangeDetector.Ddm
                ? StreamTest.Of(detector, Residuals.Of(Known(facts, signal, seasons, pieces.Step)), Seed(facts, signal))
                : StreamTest.Of(detector, before, now, Seed(facts, signal));
        if (outcome is null)
            return Sized(
                SignalResult.Without(
                    EvidenceKind.NoData,
                    $"the reference varies too rarely or is too short to show what is normal; use a longer or a different period, or watch this value with source.score; {reading.Query}"
                ),
                pieces
            );
        var moments = new StreamMoments(facts, pieces);
        var since = moments.Of(outcome.Onset);
        var rise = outcome.Changed ? $", moved since {(outcome.Onset == 0 ? "before " : "")}{TimeText.Of(since)}" : "";
        var message = FormattableString.Invariant(
            $"{name} {outcome.Value:0.###}, threshold {outcome.Threshold:0.###}{rise}, n={now.Count} every {pieces.Step.TotalSeconds:0} s against {before.Count}; {reading.Query}"
        );
        return Sized(
            new SignalResult(EvidenceKind.Value, outcome.Changed ? DriftGrade.Drift : DriftGrade.None, message)
            {
                Detector = name,
                Since = outcome.Changed ? since : null,
                Value = outcome.Value,
                Threshold = outcome.Threshold,
                DriftedAt = outcome.Course.Count > 0 ? moments.Drifted(outcome) : null,
            },
            pieces
        );
    }

    private static (EvidenceKind Kind, string Why)? Unfit(
        StreamDetector name,
        ChangeDetector detector,
        List<double> before,
        List<double> now,
        TimeSpan step
    )
    {
        if (StreamTest.Unsuitable(detector, before.Concat(now)) is { } value)
        {
            return (
                EvidenceKind.QueryError,
                FormattableString.Invariant(
                    $"the query gives {value:0.####}, and {name} needs {(detector == ChangeDetector.Ddm ? "single outcomes, 0 or 1; use CUSUM for a rate" : "values from 0 to 1; divide by the largest possible value, or use CUSUM")}"
                )
            );
        }

        if (before.Count < StreamTest.LeastReference)
            return (
                EvidenceKind.NoData,
                FormattableString.Invariant(
                    $"{before.Count} values in the reference, one every {step.TotalSeconds:0} s, are fewer than {StreamTest.LeastReference}; use a longer period"
                )
            );
        return now.Count < LeastCurrent
            ? (
                EvidenceKind.NoData,
                FormattableString.Invariant(
                    $"{now.Count} values in the window, one every {step.TotalSeconds:0} s, are fewer than {LeastCurrent}; give spec.current a longer window"
                )
            )
            : null;
    }

    /// <summary>
    /// While a stream is drifted, what came after the move, which began in the window that proved it, says nothing of how the value wanders
    /// by itself.
    /// </summary>
    private static SeasonalValues Known(DriftFacts facts, DriftSignal signal, SeasonalValues seasons, TimeSpan step) =>
        DriftOnset.Confirmed(facts.Status.Signals.FirstOrDefault(s => s.Name == signal.Name)) is { } since
            ? seasons.Without((int)Math.Ceiling((facts.At - (since - facts.Window)) / step))
            : seasons;

    private static SignalResult Sized(SignalResult result, StreamWindows pieces) =>
        result with
        {
            Samples = pieces.Current.Count,
            ReferenceSamples = pieces.Reference.Count,
        };

    /// <summary>
    /// The same for a signal of a policy for ever, so that two looks at one window, or two leaders, find the same threshold.
    /// </summary>
    private static int Seed(DriftFacts facts, DriftSignal signal) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{facts.Policy.Metadata.Uid}|{signal.Name}")));
}
