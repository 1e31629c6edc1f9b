namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>Objectives as people bring them from Pyrra and Sloth by hand: each kind of indicator that those have.</summary>
public sealed class HandConvertedTests
{
    [Theory]
    [InlineData("""events: {bad: 'http_requests_total{job="shop", code=~"5.."}', total: 'http_requests_total{job="shop"}'}""")]
    [InlineData("""events: {bad: 'grpc_server_handled_total{grpc_code=~"Aborted|Internal"}', total: grpc_server_handled_total}""")]
    [InlineData("""latency: {histogram: http_request_duration_seconds, thresholdSeconds: "1", selector: 'code=~"2.."'}""")]
    [InlineData("""latency: {histogram: http_request_duration_seconds, thresholdSeconds: "0.2"}""")]
    [InlineData("expression: {bad: 'sum(increase(errors_total[${window}]))', total: 'sum(increase(requests_total[${window}]))'}")]
    [InlineData(
        "expression: {bad: 'sum(count_over_time(up[${window}])) - sum(sum_over_time(up[${window}]))', total: 'sum(count_over_time(up[${window}]))'}"
    )]
    [InlineData(
        "expression: {bad: 'sum(sum_over_time((probe_success < bool 1)[${window}:30s]))', total: 'sum(count_over_time(probe_success[${window}]))'}"
    )]
    [InlineData("gauge: {query: 'avg(queue_seconds)', max: \"30\"}")]
    public void Is_accepted(string sli) => Checked.Errors(Policy(sli)).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "expression: {bad: 'count_over_time((max(wifi_rssi) < -70)[1h:${window}])', total: 'sum(increase(requests_total[${window}]))'}",
        "has ${window} as a step or an offset only"
    )]
    [InlineData(
        "expression: {bad: 'sum(increase(errors_total[5m] offset ${window}))', total: 'sum(increase(requests_total[${window}]))'}",
        "has ${window} as a step or an offset only"
    )]
    [InlineData("expression: {bad: 'sum(increase(errors_total[5m]))', total: 'sum(increase(requests_total[5m]))'}", "${window}")]
    [InlineData(
        "expression: {bad: 'sum(increase(errors_total[${window}])', total: 'sum(increase(requests_total[${window}]))'}",
        "lacks a closing"
    )]
    [InlineData("""events: {bad: 'sum(rate(http_requests_total{code=~"5.."}[5m]))', total: http_requests_total}""", "selector")]
    public void Is_refused_for_cause(string sli, string why) =>
        string.Join('\n', Checked.Errors(Policy(sli)).Select(f => f.Message)).ShouldContain(why);

    private static string Policy(string sli) => Checked.Policy[..Checked.Policy.IndexOf("events:", StringComparison.Ordinal)] + sli;
}
