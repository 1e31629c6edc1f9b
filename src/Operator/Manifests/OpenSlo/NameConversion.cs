using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>Names that Kubernetes takes, each once.</summary>
internal sealed partial class NameConversion
{
    /// <summary>Length of a DNS label.</summary>
    private const int MaxName = 63;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name, or the nearest valid one that no other has.</summary>
    public string Of(string? name, string otherwise)
    {
        var valid = NoNameCharacter().Replace((name ?? "").ToLowerInvariant(), "-").Trim('-');
        valid = valid.Length == 0 ? otherwise : Cut(valid, MaxName);
        var free = valid;
        for (var i = 2; !_taken.Add(free); i++)
            free = $"{Cut(valid, MaxName - $"-{i}".Length)}-{i}";
        return free;
    }

    private static string Cut(string name, int length) => name[..Math.Min(name.Length, length)].TrimEnd('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoNameCharacter();
}
