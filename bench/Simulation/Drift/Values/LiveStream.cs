using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Values;

/// <summary>
/// Four weeks of a series like the public labelled ones: daily and weekly seasons, correlated noise, a level that wanders, spikes, gaps;
/// and one shift for three days, at some time of the second or third week.
/// </summary>
public sealed class LiveStream
{
    private const int Quarter = ValueCourse.Day / 4;
    private const int Weeks = 4;
    private readonly double[] _values;
    private readonly int _kept;
    private readonly int _seed;

    /// <summary>Draws one.</summary>
    /// <param name="wander">
    /// Deviation of its level; 0.42, 1 and 2 make a day's mean differ from the week before's by 0.3, 0.7 and 1.4 deviations of a day in the
    /// median.
    /// </param>
    /// <param name="shift">Deviations of the noise.</param>
    /// <param name="kept">Weeks that Prometheus keeps.</param>
    /// <param name="run">Which.</param>
    public LiveStream(double wander, double shift, int kept, int run)
    {
        var random = Seeds.Of(11, (long)(100 * wander), (long)(100 * shift), kept, run);
        (_kept, _seed, Begin) = (kept, run, (kept * ValueCourse.Week) + ValueCourse.Day);
        From = Begin + ((7 + random.Next(14)) * ValueCourse.Day) + random.Next(ValueCourse.Day);
        _values = new ValueCourse
        {
            Season = 1,
            Weekend = 0.5,
            Correlation = 0.7,
            Variability = wander,
            Spikes = 0.002,
            Gaps = 1.0 / (14 * ValueCourse.Day),
            Shift = (random.Next(2) == 0 ? 1 : -1) * shift,
            From = From,
            Lasts = Lasts,
        }.Draw(Begin + (Weeks * ValueCourse.Week), random);
    }

    /// <summary>Moments that the shift lasts.</summary>
    public static int Lasts => 3 * ValueCourse.Day;

    /// <summary>Days without the shift and the day after it.</summary>
    public static double QuietDays => (Weeks * 7) - 4;

    /// <summary>The moment in which the shift begins.</summary>
    public int From { get; }

    private int Begin { get; }

    /// <summary>Moments in which the operator begins to call it drifted.</summary>
    public IReadOnlyList<int> Ours() =>
        Lasting(end =>
            OurStreamRule.Evaluate(ChangeDetector.Cusum, _values, end, _kept, _seed) is { } outcome
                ? (outcome.Changed, OurStreamRule.Lasts(outcome))
                : (false, false)
        );

    /// <summary>The same as it was before.</summary>
    public IReadOnlyList<int> Before()
    {
        var drifted = new Queue<int>();
        return Lasting(end =>
        {
            var drifts = OneMeanRule.Evaluate(_values, end, _kept, _seed);
            while (drifted.TryPeek(out var oldest) && oldest <= end - (5 * Quarter))
            {
                drifted.Dequeue();
            }

            if (drifts)
            {
                drifted.Enqueue(end);
            }

            return (drifts, drifts && drifted.Count >= 3 && end - drifted.Peek() >= ValueCourse.Day);
        });
    }

    /// <summary>Moments in which River's Page-Hinkley alarms.</summary>
    public IReadOnlyList<int> PageHinkley(double threshold) => RiverPageHinkley.Starts(_values, Begin, threshold);

    /// <summary>From where it lasts until a look that shows nothing.</summary>
    private List<int> Lasting(Func<int, (bool Drifts, bool Lasts)> look)
    {
        var (starts, open) = (new List<int>(), false);
        for (var end = Begin; end <= _values.Length; end += Quarter)
        {
            var (drifts, lasts) = look(end);
            if (lasts && !open)
            {
                starts.Add(end);
            }

            open = lasts || (open && drifts);
        }

        return starts;
    }
}
