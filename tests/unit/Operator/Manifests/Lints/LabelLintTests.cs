using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>Labels that no series of a known stack has. Of anything that may exist, nothing is said.</summary>
public class LabelLintTests
{
    private const string Events = "events:\n          bad: errors_total\n          total: requests_total";

    private static IReadOnlyList<ManifestFinding> Findings(string sli, string more = "") =>
        [.. Checked.Findings(Checked.With(Checked.Policy.ReplaceLineEndings("\n"), Events, sli) + more).Where(IsOfLabels)];

    private static bool IsOfLabels(ManifestFinding finding) => finding.Message.StartsWith("names the label ", StringComparison.Ordinal);

    private static IReadOnlyList<ManifestFinding> Bad(string selector, string more = "") =>
        Findings($"events: {{bad: '{selector}', total: requests_total}}", more);

    [Fact]
    public void A_label_that_the_stack_does_not_have_is_a_warning_with_field_metric_label_and_the_labels_there()
    {
        var finding = Bad("istio_requests_total{reporter=\"destination\",status=~\"5..\"}").ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Field.ShouldBe("spec.objectives[0].sli.events.bad");
        finding.Message.ShouldStartWith(
            "names the label status of istio_requests_total, which Istio does not export: unless your scrape configuration adds it, status=~\"5..\" selects nothing; did you mean response_code or grpc_response_status? Labels of these series: connection_security_policy, destination_app, "
        );
        finding.Message.ShouldContain("response_code, response_flags, source_app");
    }

    [Theory]
    [InlineData("istio_requests_total{code=\"500\"}", "response_code")]
    [InlineData("istio_requests_total{destination=\"fraud\"}", "destination_workload")]
    [InlineData("http_requests_total{response_code=~\"5..\"}", "code or status or status_code")]
    [InlineData("http_requests_total{http_status=\"500\"}", "code or status or status_code")]
    [InlineData("http_requests_total{rc=~\"5xx\"}", "code or status or status_code")]
    [InlineData("http_requests_total{response=~\"[45]..\"}", "code or status or status_code")]
    [InlineData("nv_inference_request_failure{model_name=\"fraud\"}", "model")]
    [InlineData("nv_inference_request_failure{code=\"500\"}", "reason")]
    [InlineData("nv_inference_request_success{reason=\"OTHER\"}", "gpu_uuid")]
    [InlineData("seldon_model_infer_total{model_name=\"fraud\"}", "model")]
    [InlineData("seldon_model_infer_total{status=\"500\"}", "code")]
    [InlineData("revision_request_count{code=\"500\"}", "response_code or response_code_class")]
    [InlineData("{__name__=\"istio_requests_total\",status=\"500\"}", "response_code")]
    [InlineData("{\"istio_requests_total\",\"http.status\"=\"500\"}", "response_code")]
    public void So_is_the_label_of_another_stack(string selector, string named) =>
        Bad(selector).ShouldHaveSingleItem().Message.ShouldContain(named);

    [Theory]
    [InlineData("http_requests_total{code=~\"5..\",status=~\"5..\",status_code=~\"5..\",http_response_status_code=\"500\"}")]
    [InlineData("http_requests_total{namespace=\"a\",pod=~\"b-.+\",job=\"c\",instance=\"d\",service=\"e\",container=\"f\",node=\"g\"}")]
    [InlineData("istio_requests_total{app=\"a\",version=\"v2\",exported_namespace=\"b\",app_kubernetes_io_name=\"c\",endpoint=\"d\"}")]
    [InlineData("istio_requests_total{serving_kserve_io_inferenceservice=\"a\",kubernetes_pod_name=\"b\",pod_template_hash=\"c\"}")]
    [InlineData("http_requests_total{tenant=\"a\",country_code=\"DE\",model_name=\"fraud\",outcome=\"SERVER_ERROR\"}")]
    [InlineData("my_requests_total{response_code=~\"5..\"}")]
    [InlineData("{__name__=~\"istio_requests_total|mine_total\",status=\"500\"}")]
    [InlineData("istio_requests_total{status=\"\",reporter=\"source\"}")]
    [InlineData("vllm:e2e_request_latency_seconds_count{model=\"fraud\",version=\"1\"}")]
    public void A_label_that_may_exist_is_none(string selector) => Bad(selector).ShouldBeEmpty();

    [Fact]
    public void A_matcher_that_a_series_without_the_label_passes_leaves_out_nothing() =>
        Findings("events: {good: 'istio_requests_total{status!~\"5..\"}', total: istio_requests_total}")
            .ShouldHaveSingleItem()
            .Message.ShouldContain("status!~\"5..\" leaves out nothing");

    [Fact]
    public void The_revision_label_of_the_policy_is_the_scrape_configurations() =>
        Bad("nv_inference_request_failure{canary=\"1\"}", "\n  revisionLabel: canary").ShouldBeEmpty();

    [Theory]
    [InlineData("latency: {histogram: request_predict_seconds, selector: 'model=\"fraud\"', thresholdSeconds: \"1\"}", "latency.selector")]
    [InlineData("preset: {name: vllm, kind: Latency, thresholdSeconds: \"5\", selector: 'modelname=\"fraud\"'}", "preset.selector")]
    [InlineData("preset: {name: triton, kind: Errors, selector: 'model_name=\"fraud\"'}", "preset.selector")]
    [InlineData("preset: {name: istio, kind: Errors, selector: 'destination_name=\"fraud\"'}", "preset.selector")]
    [InlineData("preset: {name: http, kind: Errors, selector: 'destination_service=\"fraud\"'}", "preset.selector")]
    [InlineData("gauge: {query: 'avg(istio_requests_total{status=\"500\"})', min: \"1\"}", "gauge.query")]
    [InlineData("gauge: {query: avg(a), min: \"1\", nQuery: 'sum(increase(istio_requests_total{status=\"500\"}[5m]))'}", "gauge.nQuery")]
    [InlineData(
        "expression: {bad: 'sum(increase(seldon_model_infer_api_seconds_bucket{le=\"0.1\",status=\"500\"}[${window}])) or vector(0)', total: 'sum(increase(b[${window}]))'}",
        "expression.bad"
    )]
    [InlineData(
        "expression: {bad: 'sum(increase(b[${window}]))', total: 'sum(increase(request_predict_seconds_count{le=\"1\"}[${window}]))'}",
        "expression.total"
    )]
    public void Every_field_of_an_indicator_that_selects_series_is_read(string sli, string field) =>
        Findings(sli).ShouldHaveSingleItem().Field.ShouldBe($"spec.objectives[0].sli.{field}");

    [Theory]
    [InlineData("histogram: {metric: request_predict_seconds, selector: 'model=\"a\"'}", "source.histogram.selector")]
    [InlineData(
        "categorical: {metric: seldon_model_infer_total, label: code, selector: 'model_name=\"a\"'}",
        "source.categorical.selector"
    )]
    [InlineData("categorical: {metric: istio_requests_total, label: status}", "source.categorical.label")]
    [InlineData("score: {query: 'avg(istio_requests_total{status=\"1\"})', direction: LowerIsDrift, drift: \"1\"}", "source.score.query")]
    [InlineData("stream: {query: 'avg(istio_requests_total{status=\"1\"})', detector: CUSUM}", "source.stream.query")]
    public void Every_source_of_drift_that_selects_series_is_read(string source, string field) =>
        Checked
            .Findings(
                "apiVersion: mlops-operator.io/v1alpha1\nkind: DriftPolicy\nmetadata: {name: a}\nspec:\n  modelRef: {name: a}\n  reference: {offset: 7d}\n"
                    + $"  signals: [{{name: a, kind: Feature, source: {{{source}}}}}]"
            )
            .Where(IsOfLabels)
            .ShouldHaveSingleItem()
            .Field.ShouldBe($"spec.signals[0].{field}");

    [Fact]
    public void So_is_what_a_model_asks() =>
        Checked
            .Findings(Checked.Model + "\n  rollback: {blockers: [{name: a, query: 'istio_requests_total{status=\"500\"}'}]}")
            .Where(IsOfLabels)
            .ShouldHaveSingleItem()
            .Field.ShouldBe("spec.rollback.blockers[0].query");
}
