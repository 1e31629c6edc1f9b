namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Counts of categories, with their names.</summary>
/// <param name="Names">One per bin.</param>
/// <param name="Reference">Counts of the reference.</param>
/// <param name="Current">Counts of the window that is judged.</param>
public sealed record CategoryPair(IReadOnlyList<string> Names, IReadOnlyList<double> Reference, IReadOnlyList<double> Current)
    : PairedCounts(Reference, Current)
{
    internal override IReadOnlyDictionary<string, double> Moves() =>
        Names
            .Zip(Shares(), (name, share) => (Name: name, By: share.Current - share.Reference))
            .ToDictionary(one => one.Name, one => one.By, StringComparer.Ordinal);
}
