using System.Globalization;

namespace MlOps.Bench.Scale;

/// <summary>What is measured, and with what.</summary>
internal sealed record ScaleOptions
{
    public const string Usage =
        "usage: MlOps.Bench.Scale --kubeconfig FILE --prometheus BINARY --operator BINARY [--models N] [--minutes M] [--page FILE]";

    /// <summary>Of an API server that has our definitions and serves nothing else: what it counts is taken for the operator's.</summary>
    public required string Kubeconfig { get; init; }

    public required string Prometheus { get; init; }

    public required string Operator { get; init; }

    /// <summary>Models, each with two pods and one policy of two objectives.</summary>
    public int Models { get; init; } = 500;

    /// <summary>How long it is measured at rest.</summary>
    public int Minutes { get; init; } = 5;

    /// <summary>The page that the figures are written to; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Null when an argument is missing or unknown.</summary>
    public static ScaleOptions? Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i + 1 < args.Length; i += 2)
            given[args[i]] = args[i + 1];
        string[] needed = ["--kubeconfig", "--prometheus", "--operator"];
        string[] known = [.. needed, "--models", "--minutes", "--page"];
        if (args.Length % 2 != 0 || needed.Any(n => !given.ContainsKey(n)) || given.Keys.Except(known).Any())
            return null;
        var (models, minutes) = (Number(given, "--models", 500), Number(given, "--minutes", 5));
        return models is null || minutes is null
            ? null
            : new ScaleOptions
            {
                Kubeconfig = given["--kubeconfig"],
                Prometheus = given["--prometheus"],
                Operator = given["--operator"],
                Models = models.Value,
                Minutes = minutes.Value,
                Page = given.GetValueOrDefault("--page"),
            };
    }

    private static int? Number(Dictionary<string, string> given, string name, int otherwise) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : null;
}
