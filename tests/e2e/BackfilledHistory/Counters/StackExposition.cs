using System.Globalization;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>What a serving stack exports, from a file beside this one: the growth of each of its counters within an hour.</summary>
internal static class StackExposition
{
    private const double Minutes = 60;

    private static string Folder => Repository.PathOf("tests", "e2e", "BackfilledHistory", "Counters", "Expositions");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    /// <summary>Of one pod of a model of the file's name.</summary>
    public static CounterHistory Of(string name)
    {
        var history = new CounterHistory(name);
        foreach (var line in File.ReadLines(Path.Combine(Folder, name + ".txt")).Where(l => !l.StartsWith('#')))
        {
            var (brace, end) = (line.IndexOf('{', StringComparison.Ordinal), line.LastIndexOf('}'));
            var growth = double.Parse(line[(end + 1)..], CultureInfo.InvariantCulture);
            history.With(line[..brace], line[(brace + 1)..end], Minutes, t => Math.Floor(growth * t / (Minutes * 60)));
        }

        return history;
    }
}
