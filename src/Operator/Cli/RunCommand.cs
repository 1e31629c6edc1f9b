using System.CommandLine;
using MlOps.Operator.Hosting;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator run</c>: the operator itself.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var kubeconfig = new Option<string?>("--kubeconfig")
        {
            Description = "Path to a kubeconfig. Defaults to KUBECONFIG, ~/.kube/config or the pod's service account.",
        };
        var context = new Option<string?>("--context") { Description = "Context of the kubeconfig to use." };
        var ns = new Option<string?>("--namespace") { Description = "Reconcile objects in this namespace only." };
        var instance = new Option<string?>("--instance")
        {
            Description = "Reconcile only objects with the label mlops-operator.io/instance=NAME. Defaults to objects without that label.",
        };
        var prometheus = new Option<string[]>("--prometheus")
        {
            Description = "Prometheus data source as NAME=URL; policies refer to it in spec.prometheus. Repeatable.",
            AllowMultipleArgumentsPerToken = false,
        };
        var tokens = new Option<string[]>("--prometheus-token-file")
        {
            Description = "File with a bearer token for a Prometheus, as NAME=PATH.",
        };
        var namespaces = new Option<string[]>("--prometheus-namespaces")
        {
            Description = "Namespaces whose policies may use a Prometheus, as NAME=NAMESPACE,… . Defaults to all.",
        };
        var listen = new Option<string>("--listen")
        {
            Description = "Listen address for /healthz, /readyz and /metrics.",
            DefaultValueFactory = _ => "http://0.0.0.0:8080",
        };
        var leaseNamespace = new Option<string?>("--lease-namespace")
        {
            Description = "Namespace of the leader election Lease. Defaults to POD_NAMESPACE or mlops-system.",
        };
        var leaseName = new Option<string>("--lease-name")
        {
            Description = "Name of the leader election Lease.",
            DefaultValueFactory = _ => "mlops-operator",
        };
        var workers = new Option<int>("--workers")
        {
            Description = "Number of objects per kind to reconcile concurrently.",
            DefaultValueFactory = _ => 4,
        };
        var privileged = new Option<bool>("--allow-privileged-training")
        {
            Description =
                "Allow training Jobs to request privileges on the node (privileged, hostPath, host namespaces …). By default such templates are rejected.",
        };
        var logFormat = new Option<string>("--log-format") { Description = "Log format: json or text.", DefaultValueFactory = _ => "json" };
        var verbose = new Option<bool>("--verbose") { Description = "Log debug messages." };
        var command = new Command("run", "Run the operator.")
        {
            kubeconfig,
            context,
            ns,
            instance,
            prometheus,
            tokens,
            namespaces,
            listen,
            leaseNamespace,
            leaseName,
            workers,
            privileged,
            logFormat,
            verbose,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var error = parsed.InvocationConfiguration.Error;
                if (
                    !SourceArguments.TryRead(
                        parsed.GetValue(prometheus) ?? [],
                        parsed.GetValue(tokens) ?? [],
                        parsed.GetValue(namespaces) ?? [],
                        out var sources,
                        out var problem
                    )
                )
                {
                    await error.WriteLineAsync(problem);
                    return 2;
                }

                var options = new RunOptions
                {
                    Kubeconfig = parsed.GetValue(kubeconfig),
                    Context = parsed.GetValue(context),
                    Namespace = parsed.GetValue(ns),
                    Instance = parsed.GetValue(instance),
                    Prometheus = sources,
                    Listen = parsed.GetValue(listen)!,
                    LeaseNamespace =
                        parsed.GetValue(leaseNamespace) ?? Environment.GetEnvironmentVariable("POD_NAMESPACE") ?? "mlops-system",
                    LeaseName = parsed.GetValue(leaseName)!,
                    Workers = parsed.GetValue(workers),
                    AllowPrivilegedTraining = parsed.GetValue(privileged),
                    Verbose = parsed.GetValue(verbose),
                };
                using var loggers = Logs.Create(parsed.GetValue(logFormat) == "text", options.Verbose);
                return await new OperatorProcess(options, TimeProvider.System, loggers).RunAsync(ct);
            }
        );
        return command;
    }
}
