using System.Globalization;
using System.Text.RegularExpressions;
using Prometheus;

namespace MlOps.Operator.Tests.Telemetry.Contracts;

/// <summary>What a scrape sees, read back from Prometheus' text format.</summary>
internal sealed partial class Exposition
{
    private readonly Dictionary<string, Family> _families = [];

    public IReadOnlyDictionary<string, Family> Families => _families;

    public static async Task<Exposition> OfAsync(CollectorRegistry registry)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        return Parse(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    public static Exposition Parse(string text)
    {
        var exposition = new Exposition();
        Family? family = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
                exposition._families[line.Split(' ')[2]] = family = new Family(
                    line.Split(' ')[2],
                    "",
                    line.Split(' ', 4).ElementAtOrDefault(3) ?? "",
                    []
                );
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
                exposition._families[line.Split(' ')[2]] = family = family! with { Type = line.Split(' ')[3] };
            else
                family!.Samples.Add(Read(line));
        }

        return exposition;
    }

    public IReadOnlyList<ExposedSample> Samples(string family) => _families[family].Samples;

    /// <summary>Adds the series of another process to the families of this one.</summary>
    public Exposition With(Exposition other)
    {
        foreach (var (name, family) in other._families)
            _families[name].Samples.AddRange(family.Samples);
        return this;
    }

    private static ExposedSample Read(string line)
    {
        var match = Line().Match(line);
        match.Success.ShouldBeTrue(line);
        var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        return new ExposedSample(
            match.Groups["name"].Value,
            labels,
            match.Groups["value"].Value switch
            {
                "+Inf" => double.PositiveInfinity,
                var number => double.Parse(number, CultureInfo.InvariantCulture),
            }
        );
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z0-9_:]+)(\{(?<labels>.*)\})? (?<value>\S+)$""")]
    private static partial Regex Line();

    [GeneratedRegex("""([a-zA-Z0-9_]+)="((?:[^"\\]|\\.)*)",?""")]
    private static partial Regex Label();
}
