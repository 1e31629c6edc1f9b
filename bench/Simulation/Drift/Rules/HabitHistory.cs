using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>What the operator would read of a signal's past to tell its habit, as far as there are data.</summary>
internal sealed class HabitHistory(DriftSetting setting, Telemetry telemetry, IReadOnlyList<DriftMeasure> methods)
{
    private readonly Dictionary<(int Earlier, int Later), PastMove?> _moves = [];
    private Habit? _pieces;

    /// <summary>The habit as known at the end of a window.</summary>
    /// <param name="end">The block before which the window ends.</param>
    /// <param name="first">The first look at what drifts, where something does: what holds the drift on one side only is no habit.</param>
    public Habit At(int end, int? first)
    {
        if (setting.Reference.OffsetHours <= 0)
        {
            return _pieces ??= Pieces();
        }

        if (setting.IsAgainstItsFirstDay(end))
        {
            return Habit.OfMoves([
                .. OwnDays(end, first - Telemetry.BlocksPerWindow ?? end)
                    .Select(pair => Move(end, pair.First, pair.Later))
                    .OfType<PastMove>(),
            ]);
        }

        var season = setting.OffsetAt(end);
        double[] onsets = first is { } since ? [end - since] : [];
        return Habit.OfSeasons(
            [
                .. HabitPlan
                    .Recent(season, Telemetry.BlocksPerWindow, onsets)
                    .Select(ago => Move(end, end - (int)ago - season, end - (int)ago))
                    .OfType<PastMove>(),
            ],
            [
                .. HabitPlan
                    .Seasons(season, Telemetry.BlocksPerWindow, onsets)
                    .Select(ago => Move(end, end - (int)ago - season, end - (int)ago))
                    .OfType<PastMove>(),
            ]
        );
    }

    /// <summary>The first day of each revision, at the hour of a window, against its later days.</summary>
    private IEnumerable<(int First, int Later)> OwnDays(int end, int latest)
    {
        var (hour, every, window) = (end * setting.Interval, setting.Feature.Course.DeployEvery, setting.Feature.WindowHours);
        var promoted = setting.PromotedAt(hour - 1e-6);
        return HabitPlan
            .OwnDays(
                hour,
                window,
                latest * setting.Interval,
                [(promoted, hour), (promoted - every, promoted), (promoted - (2 * every), promoted - every)]
            )
            .Select(pair => (setting.Blocks(pair.First), setting.Blocks(pair.Later)));
    }

    private Habit Pieces()
    {
        var (from, to) = (setting.Blocks(setting.Reference.FromHour), setting.Blocks(setting.Reference.ToHour));
        var pieces = HabitPlan
            .Pieces(to - from, Telemetry.BlocksPerWindow, setting.Blocks(HoursOfDay.Day))
            .Select(ago => telemetry.Window(to - (int)ago))
            .ToList();
        return Habit.OfMoves(
            [.. pieces.Select((piece, i) => Move(Sum(pieces.Where((_, k) => k != i)), piece)).OfType<PastMove>()],
            told: 1
        );
    }

    private PastMove? Move(int end, int earlier, int later)
    {
        if ((end - earlier + Telemetry.BlocksPerWindow) * setting.Interval > setting.DataDays * 24)
        {
            return null;
        }

        if (!_moves.TryGetValue((earlier, later), out var move))
        {
            _moves[(earlier, later)] = move = Move(telemetry.Window(earlier), telemetry.Window(later));
        }

        return move;
    }

    private PastMove? Move(double[] earlier, double[] later) =>
        setting.Feature.Pair(earlier, later) is { } counts && Math.Min(counts.ReferenceTotal, counts.CurrentTotal) >= setting.MinSamples
            ? PastMove.Of(counts, methods)
            : null;

    private static double[] Sum(IEnumerable<double[]> all) => all.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
}
