using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Bench.Scale;

/// <summary>One scrape of a process in Prometheus' text format.</summary>
internal sealed partial class Scrape
{
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];

    public Scrape(string text)
    {
        Bytes = text.Length;
        foreach (var line in text.Split('\n'))
            if (Line().Match(line) is { Success: true } match)
                _samples.Add(
                    (
                        match.Groups["name"].Value,
                        Label()
                            .Matches(match.Groups["labels"].Value)
                            .ToDictionary(l => l.Groups["name"].Value, l => l.Groups["value"].Value),
                        Number(match.Groups["value"].Value)
                    )
                );
    }

    public int Bytes { get; }

    public int Series => _samples.Count;

    public int SeriesOf(string prefix) => _samples.Count(s => s.Name.StartsWith(prefix, StringComparison.Ordinal));

    public double Sum(string name, Func<IReadOnlyDictionary<string, string>, bool>? which = null) =>
        _samples.Where(s => s.Name == name && (which is null || which(s.Labels))).Sum(s => s.Value);

    /// <summary>By a label, what a counter has grown by since an earlier scrape; only what has grown.</summary>
    public IReadOnlyDictionary<string, double> GrownBy(Scrape before, string name, Func<IReadOnlyDictionary<string, string>, string> by)
    {
        var then = before._samples.Where(s => s.Name == name).GroupBy(s => by(s.Labels)).ToDictionary(g => g.Key, g => g.Sum(s => s.Value));
        return _samples
            .Where(s => s.Name == name)
            .GroupBy(s => by(s.Labels))
            .Select(g => KeyValuePair.Create(g.Key, g.Sum(s => s.Value) - then.GetValueOrDefault(g.Key)))
            .Where(g => g.Value > 0)
            .ToDictionary();
    }

    private static double Number(string text) =>
        text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][\w:]*)(\{(?<labels>.*)\})? (?<value>[^ ]+)""")]
    private static partial Regex Line();

    [GeneratedRegex("(?<name>\\w+)=\"(?<value>(\\\\.|[^\"\\\\])*)\"")]
    private static partial Regex Label();
}
