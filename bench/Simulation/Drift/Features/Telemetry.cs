using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Features;

/// <summary>Bucket counts of one feature by quarter of a window, from before time 0 on.</summary>
internal sealed class Telemetry
{
    /// <summary>Blocks in a window, as many as evaluations.</summary>
    public const int BlocksPerWindow = 4;

    private readonly double[][] _upTo;
    private readonly int _history;

    private Telemetry(double[][] upTo, int history) => (_upTo, _history) = (upTo, history);

    /// <summary>Draws a stretch.</summary>
    /// <param name="feature">Whose.</param>
    /// <param name="random">The seeded source.</param>
    /// <param name="history">Blocks before time 0.</param>
    /// <param name="blocks">Blocks from time 0 on.</param>
    public static Telemetry Draw(SimulatedFeature feature, Random random, int history, int blocks)
    {
        var mean = new Mean(feature, random);
        var upTo = new double[history + blocks + 1][];
        upTo[0] = new double[feature.Masses(0).Length];
        for (var i = 0; i < history + blocks; i++)
        {
            upTo[i + 1] = [.. upTo[i]];
            mean.Draw(i - history, upTo[i + 1]);
        }

        return new Telemetry(upTo, history);
    }

    /// <summary>Counts of the blocks from <paramref name="from"/> to before <paramref name="to"/>; block 0 begins at time 0.</summary>
    public double[] Between(int from, int to)
    {
        var (a, b) = (_upTo[from + _history], _upTo[to + _history]);
        var counts = new double[a.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = b[i] - a[i];
        }

        return counts;
    }

    /// <summary>Counts of the window that ends before block <paramref name="end"/>.</summary>
    public double[] Window(int end) => Between(end - BlocksPerWindow, end);

    /// <summary>The mean as it moves, and the samples about it.</summary>
    private sealed class Mean(SimulatedFeature feature, Random random)
    {
        private readonly double _hours = feature.WindowHours / BlocksPerWindow;
        private readonly MovingRatesOf _wander = new(feature.Course, random);
        private double _level = double.NaN;
        private double[] _masses = [];

        public void Draw(int block, double[] counts)
        {
            var course = feature.Course;
            var steps = course.IsSteady ? 1 : Math.Max(1, (int)Math.Round(_hours));
            var samples = (int)Math.Round(feature.Samples * (block < 0 ? 1 : feature.Growth) / BlocksPerWindow);
            for (var step = 0; step < steps; step++)
            {
                var (hour, length) = ((block + (step / (double)steps)) * _hours, _hours / steps);
                _wander.Go(hour, length);
                if (!_wander.IsGone)
                {
                    Multinomial.Add(
                        random,
                        (samples * (step + 1) / steps) - (samples * step / steps),
                        MassesAt(hour + (course.IsSteady ? 0 : length / 2)),
                        counts
                    );
                }
            }
        }

        private double[] MassesAt(double hour)
        {
            var level = feature.Course.Planned(hour) + _wander.By;
            if (level != _level)
            {
                (_level, _masses) = (level, feature.Masses(level));
            }

            return _masses;
        }
    }
}
