using System.Text.RegularExpressions;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>
/// Counts words by themselves, also those that nobody foresaw: a kind of merchant that appears is what drift detection must see.
/// Clients must not be able to create series at will, so only the first few new words get one, and the rest are "other".
/// </summary>
internal sealed partial class WordCounter(Counter counter, IEnumerable<string> expected, int roomForNew)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(expected, StringComparer.Ordinal);
    private int _room = roomForNew;

    public void Count(string word) => counter.WithLabels(IsKnown(word) ? word : "other").Inc();

    private bool IsKnown(string word)
    {
        lock (_lock)
        {
            if (_known.Contains(word))
                return true;
            if (_room == 0 || !Name().IsMatch(word))
                return false;
            _room--;
            return _known.Add(word);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
