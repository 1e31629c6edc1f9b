using System.Globalization;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Presets;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Presets;

/// <summary>
/// Known serving stacks as events and latency. Names are those that the stacks export: istio/istio (telemetry v2), kserve/kserve
/// python/kserve/kserve/metrics.py, triton docs/user_guide/metrics.md, vllm/v1/metrics/loggers.py, seldon scheduler/pkg/metrics,
/// knative revision metrics until 1.19.
/// </summary>
internal static class PresetSelectors
{
    public static ServiceLevelIndicator Expand(PresetIndicator preset) =>
        preset.Kind switch
        {
            PresetKind.Errors => Errors(preset),
            PresetKind.Latency => Latency(preset),
            _ => throw new ArgumentOutOfRangeException(nameof(preset), preset.Kind, "no such kind of preset"),
        };

    /// <summary>
    /// The selectors of a preset of classic metrics. What is good may be absent while everything fails, since a preset's labels are known.
    /// </summary>
    public static IndicatorSelectors Of(PresetIndicator preset, IndicatorVariables variables)
    {
        var selectors = IndicatorSelectors.Of(Expand(preset), variables);
        return preset is { Kind: PresetKind.Errors, Name: PresetName.Http }
                ? selectors with
                {
                    PartMustExist = false,
                    PartLabels = [HttpLabels],
                }
            : preset is { Kind: PresetKind.Errors, Name: PresetName.Istio }
                ? selectors with
                {
                    PartMustExist = false,
                    PartLabels =
                    [
                        ["response_code"],
                    ],
                }
            : selectors;
    }

    /// <summary>
    /// The label of a status by dialect: client_golang's promhttp (code), prometheus-fastapi-instrumentator, which groups them as 5xx, and
    /// flask and nginx exporters (status), starlette and express-prom-bundle (status_code), OpenTelemetry (http_response_status_code). Of
    /// the others a series has none, and none is no failure.
    /// </summary>
    private static readonly string[] HttpLabels = ["code", "status", "status_code", "http_status_code", "http_response_status_code"];

    private static readonly string NoHttpFailure = string.Join(",", HttpLabels.Select(l => $"{l}!~\"5..\""));

    /// <summary>
    /// Statuses of gRPC that are a server's failure: UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, as
    /// OpenTelemetry's semantic conventions for RPC mark a server's span as an error. HTTP requests have no such label.
    /// </summary>
    private const string GrpcFailures = "2|4|12|13|14|15";

    /// <summary>The same as client_golang writes them.</summary>
    private const string GrpcFailureNames = "Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss";

    private static ServiceLevelIndicator Errors(PresetIndicator preset)
    {
        var more = preset.Selector is { Length: > 0 } text ? "," + text : "";
        return preset.Name switch
        {
            PresetName.Http => Good(
                "http_requests_total{" + NoHttpFailure + more + "}",
                "http_requests_total{" + more.TrimStart(',') + "}"
            ),
            // Code 0: the connection broke before an answer was sent. Who broke it is not known, so it counts neither way.
            PresetName.Istio => Good(
                $"istio_requests_total{{{Istio},response_code!~\"5..\",grpc_response_status!~\"{GrpcFailures}\"{more}}}",
                $"istio_requests_total{{{Istio}{more}}}"
            ),
            PresetName.Seldon => Bad(
                $"seldon_model_infer_total{{code=~\"5..|{GrpcFailureNames}|{GrpcFailures}\"{more}}}",
                "seldon_model_infer_total{" + more.TrimStart(',') + "}"
            ),
            PresetName.Knative => Bad(
                "revision_request_count{response_code_class=\"5xx\"" + more + "}",
                "revision_request_count{" + more.TrimStart(',') + "}"
            ),
            // A request that its client cancelled is no failure of the server, and no success.
            PresetName.Triton => Bad(
                $"nv_inference_request_failure{{{NotCancelled}{more}}}",
                $"{{__name__=~\"nv_inference_request_(success|failure)\",{NotCancelled}{more}}}"
            ),
            var other => throw new ArgumentException($"{other} exports no errors", nameof(preset)),
        };
    }

    private const string Istio = "reporter=\"destination\",response_code!=\"0\"";

    private const string NotCancelled = "reason!=\"CANCELED\"";

    private static ServiceLevelIndicator Latency(PresetIndicator preset) =>
        new()
        {
            Latency = new LatencyIndicator
            {
                Histogram = preset.Name switch
                {
                    PresetName.Http => "http_request_duration_seconds",
                    PresetName.Istio => "istio_request_duration_milliseconds",
                    PresetName.KServe => "request_predict_seconds",
                    PresetName.Vllm => "vllm:e2e_request_latency_seconds",
                    PresetName.Seldon => "seldon_model_infer_api_seconds",
                    PresetName.Knative => "revision_request_latencies",
                    var other => throw new ArgumentException($"{other} exports no latency histogram", nameof(preset)),
                },
                Selector = Selector(preset),
                ThresholdSeconds = Threshold(preset),
            },
        };

    private static string? Selector(PresetIndicator preset) =>
        (preset.Name, preset.Selector) switch
        {
            (PresetName.Istio, { Length: > 0 } text) => "reporter=\"destination\"," + text,
            (PresetName.Istio, _) => "reporter=\"destination\"",
            (_, var text) => text,
        };

    /// <summary>Two of the stacks count in milliseconds.</summary>
    private static string Threshold(PresetIndicator preset)
    {
        var seconds = decimal.Parse(
            preset.ThresholdSeconds ?? throw new ArgumentException("a latency needs a threshold", nameof(preset)),
            CultureInfo.InvariantCulture
        );
        var inUnit = preset.Name is PresetName.Istio or PresetName.Knative ? seconds * 1000 : seconds;
        return DecimalText.Plain(inUnit);
    }

    private static ServiceLevelIndicator Bad(string bad, string total) =>
        new()
        {
            Events = new EventsIndicator { Bad = bad, Total = total },
        };

    private static ServiceLevelIndicator Good(string good, string total) =>
        new()
        {
            Events = new EventsIndicator { Good = good, Total = total },
        };
}
