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

    private static ServiceLevelIndicator Errors(PresetIndicator preset)
    {
        var more = preset.Selector is { Length: > 0 } text ? "," + text : "";
        return preset.Name switch
        {
            PresetName.Http => Events("http_requests_total{code=~\"5..\"" + more + "}", "http_requests_total{" + more.TrimStart(',') + "}"),
            PresetName.Istio => Events(
                "istio_requests_total{reporter=\"destination\",response_code=~\"5..\"" + more + "}",
                "istio_requests_total{reporter=\"destination\"" + more + "}"
            ),
            PresetName.Seldon => Events(
                "seldon_model_infer_total{code!~\"2..|OK|0\"" + more + "}",
                "seldon_model_infer_total{" + more.TrimStart(',') + "}"
            ),
            PresetName.Knative => Events(
                "revision_request_count{response_code_class=\"5xx\"" + more + "}",
                "revision_request_count{" + more.TrimStart(',') + "}"
            ),
            PresetName.Triton => Events(
                "nv_inference_request_failure{" + more.TrimStart(',') + "}",
                "{__name__=~\"nv_inference_request_(success|failure)\"" + more + "}"
            ),
            var other => throw new ArgumentException($"{other} exports no errors", nameof(preset)),
        };
    }

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

    private static ServiceLevelIndicator Events(string bad, string total) =>
        new()
        {
            Events = new EventsIndicator { Bad = bad, Total = total },
        };
}
