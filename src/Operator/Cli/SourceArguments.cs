using System.Diagnostics.CodeAnalysis;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Cli;

/// <summary>Reads <c>NAME=URL</c>, <c>NAME=PATH</c> and <c>NAME=NAMESPACE,…</c> arguments.</summary>
internal static class SourceArguments
{
    public static bool TryRead(
        string[] urls,
        string[] tokenFiles,
        string[] namespaces,
        out IReadOnlyList<PrometheusSourceOptions> sources,
        [NotNullWhen(false)] out string? problem
    )
    {
        sources = [];
        problem = null;
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in tokenFiles)
        {
            if (Split(argument) is not var (name, path))
            {
                problem = $"--prometheus-token-file: '{argument}' is not NAME=PATH";
                return false;
            }

            tokens[name] = path;
        }

        var allowed = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var argument in namespaces)
        {
            if (Split(argument) is not var (name, list) || list.Split(',') is var names && names.Any(n => n.Length == 0))
            {
                problem = $"--prometheus-namespaces: '{argument}' is not NAME=NAMESPACE,…, for example team=team-a,team-b";
                return false;
            }

            allowed[name] = names;
        }

        var found = new List<PrometheusSourceOptions>();
        foreach (var argument in urls)
        {
            if (
                Split(argument) is not var (name, text)
                || !Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url)
                || url.Scheme is not ("http" or "https")
            )
            {
                problem = $"--prometheus: '{argument}' is not NAME=URL, for example default=http://prometheus.monitoring:9090";
                return false;
            }

            if (found.Any(f => f.Name == name))
            {
                problem = $"--prometheus: '{name}' is given twice";
                return false;
            }

            found.Add(
                new PrometheusSourceOptions(name, url)
                {
                    TokenFile = tokens.GetValueOrDefault(name),
                    Namespaces = allowed.GetValueOrDefault(name) ?? [],
                }
            );
        }

        if (tokens.Keys.FirstOrDefault(t => found.All(f => f.Name != t)) is { } unknown)
        {
            problem = $"--prometheus-token-file: no --prometheus is named '{unknown}'";
            return false;
        }

        if (allowed.Keys.FirstOrDefault(t => found.All(f => f.Name != t)) is { } nameless)
        {
            problem = $"--prometheus-namespaces: no --prometheus is named '{nameless}'";
            return false;
        }

        sources = found;
        return true;
    }

    private static (string Name, string Value)? Split(string argument)
    {
        var at = argument.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < argument.Length - 1 ? (argument[..at], argument[(at + 1)..]) : null;
    }
}
