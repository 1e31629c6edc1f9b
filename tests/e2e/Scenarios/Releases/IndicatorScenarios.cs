using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;

namespace MlOps.EndToEnd.Scenarios.Releases;

/// <summary>Whatever an indicator is made of, its queries are PromQL that a real server takes.</summary>
public class IndicatorScenarios(SharedCluster cluster)
{
    private const string Objectives = """
        [
          {"name": "events", "target": "99", "sli": {"events": {"bad": "faulty_model_requests_total{code=~\"5..\"}", "total": "faulty_model_requests_total"}}},
          {"name": "several-metrics", "target": "99", "sli": {"events": {"bad": "faulty_model_requests_total{code=~\"5..\"}", "total": "{__name__=~\"faulty_model_requests_total|faulty_model_other_total\"}"}}},
          {"name": "expression", "target": "99", "sli": {"expression": {"bad": "sum(increase(faulty_model_requests_total{code=~\"5..\"}[${window}])) or vector(0)", "total": "sum(increase(faulty_model_requests_total{namespace=\"${namespace}\"}[${window}]))"}}},
          {"name": "gauge", "target": "99", "sli": {"gauge": {"query": "max(up)", "min": "0.5", "max": "1.5", "nQuery": "sum(up)"}}},
          {"name": "ambiguous", "target": "99", "sli": {"expression": {"bad": "sum(count_over_time(up[${window}]))", "total": "label_replace(vector(1), \"a\", \"b\", \"\", \"\") or sum(count_over_time(up[${window}]))"}}},
          {"name": "native", "target": "99", "sli": {"latency": {"histogram": "faulty_model_native_seconds", "type": "Native", "thresholdSeconds": "0.3"}}},
          {"name": "http", "target": "99", "sli": {"preset": {"name": "http", "kind": "Errors"}}},
          {"name": "istio-latency", "target": "99", "sli": {"preset": {"name": "istio", "kind": "Latency", "thresholdSeconds": "0.25", "selector": "destination_app=\"x\""}}},
          {"name": "kserve-latency", "target": "99", "sli": {"preset": {"name": "kserve", "kind": "Latency", "thresholdSeconds": "0.25"}}},
          {"name": "triton", "target": "99", "sli": {"preset": {"name": "triton", "kind": "Errors"}}},
          {"name": "vllm-latency", "target": "99", "sli": {"preset": {"name": "vllm", "kind": "Latency", "thresholdSeconds": "1"}}},
          {"name": "seldon", "target": "99", "sli": {"preset": {"name": "seldon", "kind": "Errors"}}},
          {"name": "knative-latency", "target": "99", "sli": {"preset": {"name": "knative", "kind": "Latency", "thresholdSeconds": "1"}}}
        ]
        """;

    [Fact]
    public Task Every_kind_of_indicator_is_asked_of_a_real_Prometheus() =>
        Scenario.RunAsync(
            cluster,
            "kinds",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                var policy = PolicyManifest.ToJson(s.Namespace);
                policy["spec"]!["objectives"] = JsonNode.Parse(Objectives);
                await s.PromiseAsync(policy);
                await s.UntilServesAsync("1");
                await s.LoadAsync();
                await s.UntilPolicyAsync(
                    "the indicators with series have values and every query was taken",
                    240,
                    p =>
                        new[] { "events", "several-metrics", "expression", "gauge" }.All(name => Evidence(p, name) == EvidenceKind.Value)
                        && Evidence(p, "ambiguous") == EvidenceKind.Ambiguous
                        && p.Objectives.Count == 13
                        && p.Objectives.All(o => o.Evidence != EvidenceKind.QueryError)
                );
            }
        );

    private static EvidenceKind? Evidence(SloPolicyStatus status, string objective) =>
        status.Objectives.FirstOrDefault(o => o.Name == objective)?.Evidence;
}
