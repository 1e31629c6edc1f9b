using System.CommandLine;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api.Client;

namespace MlOps.Operator.Cli.Live;

/// <summary>The options of verbs that look at a live policy: where the API server and Prometheus are.</summary>
internal sealed class LiveOptions
{
    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = "Namespace of the policy. Defaults to that of the context.",
    };
    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "Path to a kubeconfig. Defaults to KUBECONFIG, ~/.kube/config or the pod's service account.",
    };
    private readonly Option<string?> _context = new("--context") { Description = "Context of the kubeconfig to use." };
    private readonly Option<string> _prometheus = new("--prometheus")
    {
        Description =
            "URL of the policy's Prometheus as reachable from this machine; the operator's own URL may only resolve inside the cluster. The default suits kubectl port-forward.",
        DefaultValueFactory = _ => "http://localhost:9090",
    };

    private readonly Option<string?> _token = new("--prometheus-token-file") { Description = "File with a bearer token for Prometheus." };

    public IEnumerable<Option> All => [_namespace, _kubeconfig, _context, _prometheus, _token];

    /// <returns>How to reach both; or null, and the problem on standard error.</returns>
    public LiveSession? Connect(ParseResult parsed, TimeProvider time)
    {
        var error = parsed.InvocationConfiguration.Error;
        var text = parsed.GetValue(_prometheus)!;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            error.WriteLine(
                $"--prometheus: '{text}' is not a URL; run kubectl -n monitoring port-forward service/prometheus 9090 and use for example http://localhost:9090"
            );
            return null;
        }

        try
        {
            var (api, ns) = KubeApiFactory.OfContext(parsed.GetValue(_kubeconfig), parsed.GetValue(_context), time);
            return new LiveSession(api, parsed.GetValue(_namespace) ?? ns, name => Sources(name, url, parsed.GetValue(_token), time));
        }
        catch (IOException e)
        {
            error.WriteLine($"{e.Message}; give one with --kubeconfig");
            return null;
        }
    }

    /// <summary>A person waits, and a report queries much: twice the operator's timeout.</summary>
    private static PrometheusSources Sources(string name, Uri url, string? token, TimeProvider time) =>
        new(
            [new PrometheusSourceOptions(name, url) { TokenFile = token, Timeout = TimeSpan.FromSeconds(20) }],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            time
        );
}
