using MlOps.EndToEnd.BackfilledHistory.Metrics;

namespace MlOps.EndToEnd.BackfilledHistory.Native;

/// <summary>
/// A pod with a native histogram, as the exposition format has it: populated buckets by index, each bound 2^(2^-schema) times the one
/// before.
/// </summary>
internal sealed class NativePod(string name, int schema, Spread spread)
{
    /// <summary>Where values may lie, as powers of two.</summary>
    private const int LowestPower = 2,
        HighestPower = 8;

    private readonly int _first = (LowestPower << schema) + 1;
    private readonly long[] _counts = new long[(HighestPower - LowestPower) << schema];

    /// <summary>What a scrape of each moment would have had, in one metric family.</summary>
    public Protobuf Simulate(Chance chance, IEnumerable<DateTimeOffset> scrapes)
    {
        var family = new Protobuf().Text(1, "native_amount").Text(2, "Amounts.").Number(3, 4);
        DateTimeOffset? before = null;
        foreach (var at in scrapes)
        {
            if (before is { } last)
                Serve((at - last).TotalSeconds, at, chance);
            family.Message(
                4,
                new Protobuf()
                    .Message(1, new Protobuf().Text(1, "pod").Text(2, name))
                    .Message(7, Histogram())
                    .Number(6, (ulong)at.ToUnixTimeMilliseconds())
            );
            before = at;
        }

        return family;
    }

    private void Serve(double expected, DateTimeOffset at, Chance chance)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += chance.Poisson(expected * (spread.UpTo(Bound(i), at) - spread.UpTo(Bound(i - 1), at)));
    }

    /// <summary>One span over all buckets; each count is told as its difference from the one before.</summary>
    private Protobuf Histogram() =>
        new Protobuf()
            .Number(1, (ulong)_counts.Sum())
            .Double(2, _counts.Select((c, i) => c * Bound(i)).Sum())
            .Signed(5, schema)
            .Double(6, 1e-128)
            .Message(12, new Protobuf().Signed(1, _first).Number(2, (ulong)_counts.Length))
            .Signed(13, _counts.Select((c, i) => i == 0 ? c : c - _counts[i - 1]));

    private double Bound(int i) => Math.Pow(2, (double)(_first + i) / (1 << schema));
}
