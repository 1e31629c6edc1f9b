using MlOps.Decisions.DriftPolicies.Facts;

namespace MlOps.Operator.Reports.Drift.History;

/// <summary>
/// Where the values of a stream lie in its picture: the reference, which may be of several weeks, then the window that is judged.
/// </summary>
internal static class StreamCourse
{
    /// <summary>About one for each unit of the picture's width.</summary>
    public const int Columns = 300;

    /// <summary>Steps that a time without values takes at most: four seasons a week apart would be four dashes else.</summary>
    private const double LongestGap = 12;

    public static IReadOnlyList<StreamPoint> Of(StreamWindows pieces)
    {
        var samples = pieces.Reference.Concat(pieces.Current).ToList();
        var (along, run) = (new double[samples.Count], new int[samples.Count]);
        for (var i = 1; i < samples.Count; i++)
        {
            var steps = (samples[i].Time - samples[i - 1].Time) / pieces.Step.TotalSeconds;
            var parted = steps > 1.5 || i == pieces.Reference.Count;
            (along[i], run[i]) = (along[i - 1] + Math.Clamp(steps, 1, LongestGap), run[i - 1] + (parted ? 1 : 0));
        }

        var width = Math.Max(1, along.LastOrDefault());
        return [.. samples.Select((s, i) => new StreamPoint(along[i] / width, s.Time, s.Value, run[i], i >= pieces.Reference.Count))];
    }

    /// <summary>Of each column the lowest and the highest value, in order of time: nothing that stands out is lost.</summary>
    public static IReadOnlyList<StreamPoint> Thinned(IReadOnlyList<StreamPoint> points) =>
        points.Count <= 2 * Columns
            ? points
            :
            [
                .. points
                    .GroupBy(p => (p.IsCurrent, Math.Min((int)(p.Along * Columns), Columns - 1)))
                    .SelectMany(column =>
                        new[] { column.MinBy(p => p.Value), column.MaxBy(p => p.Value) }.Distinct().OrderBy(p => p.Along)
                    ),
            ];
}
