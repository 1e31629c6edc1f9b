using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Skipping;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 3)]
[assembly: TestFramework(typeof(PreparedFramework))]
[assembly: AssemblyFixture(typeof(SharedCluster))]
[assembly: AssemblyFixture(typeof(BackfilledPrometheus))]

namespace MlOps.EndToEnd;

/// <summary>What hack/test/e2e.sh has prepared.</summary>
internal static class Settings
{
    private const string KubeconfigName = "MLOPS_E2E_KUBECONFIG";
    private const string FaultyModelImageName = "MLOPS_E2E_FAULTY_MODEL_IMAGE";
    private const string PrometheusImageName = "MLOPS_E2E_PROMETHEUS_IMAGE";
    private const string OperatorImageName = "MLOPS_E2E_OPERATOR_IMAGE";
    private const string OperatorName = "MLOPS_E2E_OPERATOR";
    private const string PromtoolName = "MLOPS_E2E_PROMTOOL";
    private const string PrometheusName = "MLOPS_E2E_PROMETHEUS";

    private static readonly string[] Names =
    [
        KubeconfigName,
        FaultyModelImageName,
        PrometheusImageName,
        OperatorImageName,
        OperatorName,
        PromtoolName,
        PrometheusName,
    ];

    public static string Kubeconfig => Read(KubeconfigName);

    public static string FaultyModelImage => Read(FaultyModelImageName);

    public static string PrometheusImage => Read(PrometheusImageName);

    /// <summary>The operator as it is delivered; only tests of the image itself run it, the others start its binary.</summary>
    public static string OperatorImage => Read(OperatorImageName);

    /// <summary>Path of the operator's binary, the one in the image.</summary>
    public static string Operator => Read(OperatorName);

    /// <summary>Path of promtool, as hack/test/promtool.sh prints it.</summary>
    public static string Promtool => Read(PromtoolName);

    /// <summary>Path of Prometheus itself, as hack/test/promtool.sh prints it too.</summary>
    public static string Prometheus => Read(PrometheusName);

    /// <summary>Why this suite cannot run here and what to do, or null where everything was prepared.</summary>
    public static string? Missing =>
        Names.FirstOrDefault(n => Value(n) is null) is { } name
            ? $"{name} is not set: run make test-e2e, which brings up a cluster and a Prometheus and sets it"
            : null;

    private static string Read(string name) => Value(name) ?? throw new InvalidOperationException(Missing);

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
