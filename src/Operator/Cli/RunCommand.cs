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
            Description = "Path of a kubeconfig; by default KUBECONFIG, ~/.kube/config or the pod's service account.",
        };
        var context = new Option<string?>("--context") { Description = "Context of the kubeconfig." };
        var ns = new Option<string?>("--namespace") { Description = "Handle objects of this namespace only." };
        var instance = new Option<string?>("--instance")
        {
            Description = "Handle only objects with the label mlops-operator.io/instance=NAME; by default those without the label.",
        };
        var prometheus = new Option<string[]>("--prometheus")
        {
            Description = "A Prometheus as NAME=URL; policies name it in spec.prometheus. Can be given several times.",
            AllowMultipleArgumentsPerToken = false,
        };
        var tokens = new Option<string[]>("--prometheus-token-file")
        {
            Description = "A file with a bearer token for a Prometheus, as NAME=PATH.",
        };
        var namespaces = new Option<string[]>("--prometheus-namespaces")
        {
            Description = "Namespaces whose policies may use a Prometheus, as NAME=NAMESPACE,…; by default all.",
        };
        var listen = new Option<string>("--listen")
        {
            Description = "Address of /healthz, /readyz and /metrics.",
            DefaultValueFactory = _ => "http://0.0.0.0:8080",
        };
        var leaseNamespace = new Option<string?>("--lease-namespace")
        {
            Description = "Namespace of the leader election's Lease; by default POD_NAMESPACE or mlops-system.",
        };
        var leaseName = new Option<string>("--lease-name")
        {
            Description = "Name of the Lease.",
            DefaultValueFactory = _ => "mlops-operator",
        };
        var workers = new Option<int>("--workers")
        {
            Description = "Objects of a kind that are reconciled at once.",
            DefaultValueFactory = _ => 4,
        };
        var privileged = new Option<bool>("--allow-privileged-training")
        {
            Description =
                "Let training Jobs ask for rights on the node (privileged, hostPath, host namespaces …); by default such templates are refused.",
        };
        var logFormat = new Option<string>("--log-format") { Description = "json or text.", DefaultValueFactory = _ => "json" };
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
