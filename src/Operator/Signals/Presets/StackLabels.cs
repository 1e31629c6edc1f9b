namespace MlOps.Operator.Signals.Presets;

/// <summary>
/// The labels of the series that presets read, of all dialects and releases together. A test holds each row against the metrics in
/// tests/e2e/BackfilledHistory/Counters/Expositions, in both directions.
/// </summary>
internal static class StackLabels
{
    /// <summary>istio.io/latest/docs/reference/config/metrics; gRPC requests also have grpc_response_status.</summary>
    private static readonly string[] Istio =
    [
        "reporter",
        "source_workload",
        "source_workload_namespace",
        "source_canonical_service",
        "source_canonical_revision",
        "source_principal",
        "source_app",
        "source_version",
        "source_cluster",
        "destination_workload",
        "destination_workload_namespace",
        "destination_canonical_service",
        "destination_canonical_revision",
        "destination_principal",
        "destination_app",
        "destination_version",
        "destination_cluster",
        "destination_service",
        "destination_service_name",
        "destination_service_namespace",
        "request_protocol",
        "response_code",
        "grpc_response_status",
        "response_flags",
        "connection_security_policy",
    ];

    /// <summary>knative/docs docs/serving/metrics.md; route_tag from knative/serving pkg/metrics.</summary>
    private static readonly string[] Knative =
    [
        "configuration_name",
        "container_name",
        "namespace_name",
        "pod_name",
        "response_code",
        "response_code_class",
        "revision_name",
        "route_tag",
        "service_name",
    ];

    /// <summary>
    /// client_golang's promhttp, prometheus-fastapi-instrumentator, starlette_exporter, prom-client, prometheus-net, and OpenTelemetry's
    /// semantic conventions for HTTP metrics before and from 1.23 on.
    /// </summary>
    private static readonly string[] Http =
    [
        "code",
        "status",
        "status_code",
        "http_status_code",
        "http_response_status_code",
        "method",
        "http_method",
        "http_request_method",
        "handler",
        "path",
        "route",
        "uri",
        "http_route",
        "http_target",
        "endpoint",
        "controller",
        "action",
        "page",
        "app_name",
        "outcome",
        "error_type",
        "http_flavor",
        "http_host",
        "http_scheme",
        "http_server_name",
        "net_host_name",
        "net_host_port",
        "network_protocol_name",
        "network_protocol_version",
        "server_address",
        "server_port",
        "url_scheme",
    ];

    public static IReadOnlyList<StackSeries> All { get; } =
    [
        new("Istio", ["istio_requests_total", "istio_request_duration_milliseconds"], Istio),
        new("Knative", ["revision_request_count", "revision_request_latencies"], Knative),
        new("HTTP", ["http_requests_total", "http_request_duration_seconds"], Http) { IsCommonName = true },
        // triton docs/user_guide/metrics.md; gpu_uuid where the model runs on a GPU.
        new("Triton", ["nv_inference_request_failure"], ["model", "version", "gpu_uuid", "reason"]),
        new("Triton", ["nv_inference_request_success", "nv_inference_count"], ["model", "version", "gpu_uuid"]),
        // vllm/v1/metrics/loggers.py; Triton's vLLM backend labels by model and version.
        new("vLLM", ["vllm:e2e_request_latency_seconds"], ["model_name", "engine", "model", "version"]),
        // kserve/kserve python/kserve/kserve/metrics.py: PROM_LABELS.
        new("KServe", ["request_predict_seconds"], ["model_name"]),
        // seldon-core scheduler/pkg/metrics/agent.go.
        new("Seldon", ["seldon_model_infer_total"], ["server", "server_replica", "model", "model_internal", "method_type", "code"]),
        new(
            "Seldon",
            ["seldon_model_infer_api_seconds"],
            ["server", "server_replica", "model", "model_internal", "method_type", "method", "code"]
        ),
    ];

    /// <summary>What a proxy in front of a service says of its requests, and the service itself does not.</summary>
    public static IReadOnlyCollection<string> OfProxies { get; } = [.. Istio.Union(Knative)];

    private static readonly string[] Suffixes = ["_bucket", "_count", "_sum", "_created"];

    /// <returns>The row of a metric, or of the histogram whose series it is; null for a metric that no preset reads.</returns>
    public static StackSeries? Of(string metric) =>
        Exactly(metric)
        ?? Suffixes
            .Where(s => metric.EndsWith(s, StringComparison.Ordinal))
            .Select(s => Exactly(metric[..^s.Length]))
            .FirstOrDefault(row => row is not null);

    private static StackSeries? Exactly(string metric) => All.FirstOrDefault(row => row.Metrics.Contains(metric));
}
