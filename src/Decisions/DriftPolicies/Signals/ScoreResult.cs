using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>A score of another system: its own limits are all that it has.</summary>
internal static class ScoreResult
{
    public static SignalResult Of(DriftSignal signal, Reading<ScoreValue> reading)
    {
        if (reading is not { Kind: EvidenceKind.Value, Value: { Value: var value } read })
            return SignalResult.Without(reading.Kind, SignalResult.Lack(reading.Message, reading.Query));
        var score = signal.Source.Score!;
        var sign = score.Direction == ScoreDirection.HigherIsDrift ? 1 : -1;
        var drift = (double)(Numbers.Of(score.Drift) ?? throw new InvalidOperationException($"'{score.Drift}' passed the validation"));
        var warn = (double?)Numbers.Of(score.Warn);
        var grade =
            sign * value >= sign * drift ? DriftGrade.Drift
            : warn is { } limit && sign * value >= sign * limit ? DriftGrade.Warning
            : DriftGrade.None;
        var side = sign > 0 ? "at or above" : "at or below";
        var warns = warn is { } at ? FormattableString.Invariant($"warns {side} {at:0.####}, ") : "";
        var behind = read.Samples is { } n ? FormattableString.Invariant($", n={n:0}") : "";
        return new SignalResult(
            EvidenceKind.Value,
            grade,
            FormattableString.Invariant($"{value:0.####} ({warns}drift {side} {drift:0.####}){behind}; {reading.Query}")
        )
        {
            Value = value,
            Threshold = drift,
            Samples = (long)(read.Samples ?? 0),
        };
    }
}
