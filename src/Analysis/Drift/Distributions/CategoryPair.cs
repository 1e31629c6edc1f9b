namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Counts of categories, with their names.</summary>
/// <param name="Names">One per bin.</param>
/// <param name="Reference">Counts of the reference.</param>
/// <param name="Current">Counts of the window that is judged.</param>
public sealed record CategoryPair(IReadOnlyList<string> Names, IReadOnlyList<double> Reference, IReadOnlyList<double> Current)
    : PairedCounts(Reference, Current)
{
    private CategoryTurnover? _turnover;

    /// <summary>What became of the categories, also of those that share a bin.</summary>
    public CategoryTurnover Turnover
    {
        get => _turnover ??= CategoryTurnover.Of(By(Reference), By(Current));
        init => _turnover = value;
    }

    public override PairedCounts Swapped() => this with { Reference = Current, Current = Reference, Turnover = Turnover.Swapped() };

    private Dictionary<string, double> By(IReadOnlyList<double> counts) =>
        Names.Zip(counts).ToDictionary(one => one.First, one => one.Second, StringComparer.Ordinal);

    internal override IReadOnlyDictionary<string, double> Moves() =>
        Names
            .Zip(Shares(), (name, share) => (Name: name, By: share.Current - share.Reference))
            .ToDictionary(one => one.Name, one => one.By, StringComparer.Ordinal);
}
