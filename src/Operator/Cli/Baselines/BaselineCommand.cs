using System.CommandLine;
using MlOps.Operator.Cli.Live;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Baselines;

/// <summary><c>mlops-operator baseline capture</c>: keeps how a policy's signals are spread now, as a reference for later.</summary>
public static class BaselineCommand
{
    public static Command Create()
    {
        var policy = new Argument<string>("POLICY") { Description = "Name of the DriftPolicy." };
        var live = new LiveOptions();
        var configMap = new Option<string?>("--configmap") { Description = "Name of the ConfigMap. Defaults to POLICY-baseline." };
        var from = new Option<DateTimeOffset?>("--from")
        {
            Description = "Start of the window, for example 2026-07-01T00:00:00Z. Requires --to.",
        };
        var to = new Option<DateTimeOffset?>("--to") { Description = "End of the window. Requires --from." };
        var window = new Option<string?>("--window")
        {
            Description = "Length of a window that ends now, for example 7d. Defaults to the policy's current.window.",
        };
        var output = new Option<string?>("--output")
        {
            Description =
                "Write the ConfigMap as YAML to this file (- for standard output) instead of to the cluster, for example for Git.",
        };
        var capture = new Command(
            "capture",
            "Capture the distributions of a DriftPolicy's signals from Prometheus in a ConfigMap, for spec.reference.configMapRef. Exit codes: 0 written, 1 rejected, 2 read or write error."
        )
        {
            policy,
            configMap,
            from,
            to,
            window,
            output,
        };
        foreach (var option in live.All)
            capture.Add(option);
        capture.SetAction(
            async (parsed, ct) =>
            {
                if (live.Connect(parsed, TimeProvider.System) is not { } session)
                    return 2;
                var order = new BaselineOrder(new ObjectKey(session.Namespace, parsed.GetValue(policy)!))
                {
                    ConfigMap = parsed.GetValue(configMap) ?? $"{parsed.GetValue(policy)}-baseline",
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                    Window = parsed.GetValue(window),
                    Output = parsed.GetValue(output),
                };
                return await new BaselineRun(
                    session,
                    TimeProvider.System,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error
                ).RunAsync(order, ct);
            }
        );
        return new Command("baseline", "Manage snapshots of distributions for use as reference.") { capture };
    }
}
