using MlOps.EndToEnd.Past.Support;
using MlOps.EndToEnd.World;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 3)]
[assembly: AssemblyFixture(typeof(SharedCluster))]
[assembly: AssemblyFixture(typeof(PastPrometheus))]

namespace MlOps.EndToEnd;

/// <summary>What hack/test/e2e.sh has prepared.</summary>
internal static class Settings
{
    public static string Kubeconfig => Read("MLOPS_E2E_KUBECONFIG");

    public static string SubjectImage => Read("MLOPS_E2E_SUBJECT_IMAGE");

    public static string PrometheusImage => Read("MLOPS_E2E_PROMETHEUS_IMAGE");

    /// <summary>Path of the operator's assembly.</summary>
    public static string Operator => Read("MLOPS_E2E_OPERATOR");

    /// <summary>Path of promtool, as hack/test/promtool.sh prints it.</summary>
    public static string Promtool => Read("MLOPS_E2E_PROMTOOL");

    /// <summary>Path of Prometheus itself, as hack/test/promtool.sh prints it too.</summary>
    public static string Prometheus => Read("MLOPS_E2E_PROMETHEUS");

    private static string Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{name} is not set: run hack/test/all.sh e2e");
}
