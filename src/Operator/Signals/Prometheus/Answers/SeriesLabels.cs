using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>The labels of one series, a few each: pairs in one array, whose texts all series of an answer share.</summary>
internal sealed class SeriesLabels(string[] pairs) : IReadOnlyDictionary<string, string>
{
    public int Count => pairs.Length / 2;

    public IEnumerable<string> Keys => this.Select(p => p.Key);

    public IEnumerable<string> Values => this.Select(p => p.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no label {key}");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] != key)
                continue;
            value = pairs[i + 1];
            return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (var i = 0; i < pairs.Length; i += 2)
            yield return new(pairs[i], pairs[i + 1]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
