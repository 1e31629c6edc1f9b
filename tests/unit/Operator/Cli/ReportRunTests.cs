using MlOps.Operator.Cli.Reports;
using MlOps.Operator.Controllers;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Cli;

public sealed class ReportRunTests : IDisposable
{
    private readonly AWatchedModel _watched = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("report-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task The_page_is_written_and_its_file_named()
    {
        var file = Path.Combine(_folder, "inputs.html");
        (await RunAsync(file)).ShouldBe(0);
        File.ReadAllText(file).ShouldStartWith("<!DOCTYPE html>");
        _output.ToString().ShouldBe(file + Environment.NewLine);
        _error.ToString().ShouldBeEmpty();
        _watched.Api.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task To_standard_output_goes_the_page_alone()
    {
        (await RunAsync("-")).ShouldBe(0);
        _output.ToString().ShouldStartWith("<!DOCTYPE html>");
        _output.ToString().TrimEnd().ShouldEndWith("</html>");
    }

    [Fact]
    public async Task Neighbouring_evaluations_share_their_questions()
    {
        await RunAsync("-");
        _watched.Prometheus.Asked.Distinct().Count().ShouldBe(_watched.Prometheus.Asked.Count);
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_has_no_report()
    {
        (await RunAsync("-", "nothing")).ShouldBe(1);
        _error.ToString().ShouldContain("no DriftPolicy nothing in namespace shop");
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_that_has_not_its_shape_is_told()
    {
        _watched.Api.With(
            ResourceKinds.DriftPolicies,
            new()
            {
                ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "odd", ["namespace"] = "shop" },
                ["spec"] = 5,
            }
        );
        (await RunAsync("-", "odd")).ShouldBe(1);
        _error.ToString().ShouldContain("cannot be read");
    }

    [Fact]
    public async Task A_Prometheus_that_does_not_answer_is_told_and_the_rest_is_shown()
    {
        _watched.Amounts = _ => QueryAnswer.Failed("connection refused");
        (await RunAsync("-")).ShouldBe(0, "the other signal is shown");
        _watched.Categories = _ => QueryAnswer.Failed("connection refused");
        (await RunAsync("-")).ShouldBe(2);
        _error.ToString().ShouldContain("amount: no evidence: connection refused");
        _error.ToString().ShouldContain("--prometheus");
    }

    [Fact]
    public async Task A_Prometheus_that_cannot_be_reached_is_told_once_and_before_anything_is_written()
    {
        _watched.Prometheus.Reachable = QueryAnswer.SourceDown("Prometheus default refused the connection at localhost:9090");
        var file = Path.Combine(_folder, "inputs.html");
        (await RunAsync(file)).ShouldBe(2);
        File.Exists(file).ShouldBeFalse();
        _error
            .ToString()
            .Trim()
            .ShouldBe(
                "Prometheus default refused the connection at localhost:9090. Nothing was written. Give the URL of the policy's Prometheus with --prometheus; kubectl -n monitoring port-forward service/prometheus 9090 makes one in the cluster reachable at http://localhost:9090"
            );
        _watched.Prometheus.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_judged_is_told()
    {
        _watched.With(s => s with { Signals = [] });
        (await RunAsync("-")).ShouldBe(0);
        _error.ToString().ShouldContain("nothing is evaluated: spec.signals is empty");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_and_a_server_that_cannot_be_reached_are_one_exit_code()
    {
        (await RunAsync(Path.Combine(_folder, "nowhere", "x.html"))).ShouldBe(2);
        _watched.Api.Refusal = (_, _) => new ApiException(ApiErrorKind.Transport, null, "connection refused");
        (await RunAsync("-")).ShouldBe(2);
        _error.ToString().ShouldContain("connection refused");
    }

    private Task<int> RunAsync(string file, string name = "inputs") =>
        new ReportRun(_watched.Session, _watched.Clock, _output, _error).RunAsync(
            new ObjectKey("shop", name),
            file,
            TestContext.Current.CancellationToken
        );
}
