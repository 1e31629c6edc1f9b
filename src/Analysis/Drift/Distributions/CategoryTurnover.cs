namespace MlOps.Analysis.Drift.Distributions;

/// <summary>
/// What became of the reference's categories, by name. Counts tell how far a distribution moved; only names tell a mapping that broke from
/// a world that changed.
/// </summary>
public sealed class CategoryTurnover
{
    /// <summary>
    /// Expected so often, a category that still exists is missing from a window by chance once in e^10 = 22,000 times.
    /// </summary>
    private const double SurelySeen = 10;

    private const int Named = 3;
    private readonly IReadOnlyDictionary<string, double> _reference;
    private readonly IReadOnlyDictionary<string, double> _current;
    private readonly (double Reference, double Current) _total;

    private CategoryTurnover(IReadOnlyDictionary<string, double> reference, IReadOnlyDictionary<string, double> current) =>
        (_reference, _current, _total) = (reference, current, (reference.Values.Sum(), current.Values.Sum()));

    /// <summary>Categories with a sample, then and now.</summary>
    public (int Reference, int Current) Kinds => (_reference.Values.Count(IsThere), _current.Values.Count(IsThere));

    /// <summary>The share of samples that lies in the same categories on both sides: 1 minus the total variation distance.</summary>
    public double Overlap => _reference.Keys.Union(_current.Keys).Sum(name => Math.Min(Was(name), Is(name)));

    /// <summary>Share of the current samples in categories that the reference does not have.</summary>
    public double NewShare => New.Sum(Is);

    /// <summary>How much larger the current side is than the reference: more samples show more rare categories.</summary>
    public double Growth => _total.Reference > 0 ? _total.Current / _total.Reference : 1;

    /// <summary>The fullest category now, its share, and the share of the reference's own fullest one.</summary>
    public (string Name, double Share, double LargestOfReference) Fullest
    {
        get
        {
            var name = _current.Keys.OrderByDescending(Is).ThenBy(n => n, StringComparer.Ordinal).FirstOrDefault() ?? "";
            return (name, Is(name), _reference.Keys.Select(Was).DefaultIfEmpty(0).Max());
        }
    }

    /// <summary>
    /// Of the reference's categories that are frequent enough to be seen in any window of this size, how many there are and how many have
    /// no sample now.
    /// </summary>
    public (int Frequent, int Gone) Vanished
    {
        get
        {
            var frequent = _reference.Keys.Where(name => Was(name) * _total.Current >= SurelySeen).ToList();
            return (frequent.Count, frequent.Count(name => !IsThere(_current.GetValueOrDefault(name))));
        }
    }

    /// <summary>New categories that are a known one in another spelling, with the share of samples that they hold.</summary>
    public IReadOnlyList<(string Was, string Is, double Share)> Respelled
    {
        get
        {
            var known = _reference
                .Keys.Where(name => IsThere(_reference[name]))
                .GroupBy(CategorySpelling.Normal, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.MaxBy(Was)!, StringComparer.Ordinal);
            return
            [
                .. New.Where(name => known.ContainsKey(CategorySpelling.Normal(name)))
                    .Select(name => (known[CategorySpelling.Normal(name)], name, Is(name)))
                    .OrderByDescending(r => r.Item3),
            ];
        }
    }

    private IEnumerable<string> New => _current.Keys.Where(name => IsThere(_current[name]) && !IsThere(_reference.GetValueOrDefault(name)));

    public static CategoryTurnover Of(IReadOnlyDictionary<string, double> reference, IReadOnlyDictionary<string, double> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return new CategoryTurnover(reference, current);
    }

    /// <summary>The two sides change places.</summary>
    public CategoryTurnover Swapped() => new(_current, _reference);

    /// <summary>The share in categories whose name says so, then and now.</summary>
    public (double Reference, double Current) Share(Func<string, bool> named) =>
        (_reference.Keys.Where(named).Sum(Was), _current.Keys.Where(named).Sum(Is));

    /// <summary>The fullest categories of each side, as messages name them.</summary>
    public (IReadOnlyList<string> Reference, IReadOnlyList<string> Current) Largest =>
        ([.. _reference.Keys.OrderByDescending(Was).Take(Named)], [.. _current.Keys.OrderByDescending(Is).Take(Named)]);

    private double Was(string name) => _total.Reference > 0 ? _reference.GetValueOrDefault(name) / _total.Reference : 0;

    private double Is(string name) => _total.Current > 0 ? _current.GetValueOrDefault(name) / _total.Current : 0;

    /// <summary>Prometheus extrapolates: less than half an event is none.</summary>
    private static bool IsThere(double count) => count >= 0.5;
}
