using MlOps.Entities.Common.Rules;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>The curves of a signal: one per test, or the score.</summary>
internal static class Curves
{
    public static IEnumerable<Curve> Of(SignalHistory signal)
    {
        if (signal.Signal.Source.Score is { } score)
        {
            yield return new Curve(
                "score",
                (double?)Numbers.Of(score.Warn),
                (double)(Numbers.Of(score.Drift) ?? 0),
                false,
                [.. signal.Points.Select(p => (p.At, p.Score, 0.0, p.Grade))]
            );
            yield break;
        }

        foreach (var method in signal.Points.Reverse().SelectMany(p => p.Measured).Select(m => m.Method).Distinct())
        {
            var levels = signal.Points.SelectMany(p => p.Measured).First(m => m.Method == method).Levels;
            var points = signal.Points.Select(p => (p.At, Measured: p.Measured.FirstOrDefault(m => m.Method == method)));
            yield return new Curve(
                method.ToString(),
                levels.Warn,
                levels.Drift,
                true,
                [
                    .. points.Select(p =>
                        (
                            p.At,
                            p.Measured?.Value,
                            p.Measured is { } m ? Math.Max(m.Floor, m.Variability ?? 0) : 0,
                            p.Measured?.Grade ?? default
                        )
                    ),
                ]
            );
        }
    }
}
