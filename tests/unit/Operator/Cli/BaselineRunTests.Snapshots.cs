using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Controllers;
using MlOps.Operator.Manifests;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Cli;

public sealed partial class BaselineRunTests
{
    [Fact]
    public async Task A_policy_without_distributions_has_nothing_to_keep()
    {
        var score = new SignalSource
        {
            Score = new ScoreSource
            {
                Query = "drift_share",
                Direction = ScoreDirection.HigherIsDrift,
                Drift = "0.5",
            },
        };
        _watched.Signals(s => s with { Source = score });
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain("no histogram or categorical signal");
    }

    [Fact]
    public async Task A_score_is_left_out_and_that_is_said()
    {
        var score = new SignalSource
        {
            Score = new ScoreSource
            {
                Query = "drift_share",
                Direction = ScoreDirection.HigherIsDrift,
                Drift = "0.5",
            },
        };
        _watched.Signals(s => s.Name == "amount" ? s with { Source = score } : s);
        (await RunAsync()).ShouldBe(0);
        Kept().Signals.ShouldHaveSingleItem().Name.ShouldBe("merchant");
        _error.ToString().ShouldContain("amount: skipped: scores");
    }

    [Fact]
    public async Task Outputs_of_several_revisions_in_one_window_are_told()
    {
        _watched.Promoted(AWatchedModel.Noon.AddMinutes(-30));
        await RunAsync();
        _error.ToString().ShouldNotContain("spans");
        _watched.Signals(s => s with { Kind = SignalKind.Prediction });
        (await RunAsync()).ShouldBe(0);
        _error.ToString().ShouldContain("spans the promotion of 0123456789");
    }

    [Fact]
    public async Task As_YAML_nothing_is_written_to_the_cluster_and_the_text_is_the_same()
    {
        await RunAsync();
        _watched.Categories = _ => History.Categories(("a: b", 6000), ("- \"é\" #", 4000));
        var written = _watched.Api.Writes;
        using var yaml = new StringWriter();
        (await new BaselineRun(_watched.Session, _watched.Clock, yaml, _error).RunAsync(Order with { Output = "-" }, Ct)).ShouldBe(0);
        _watched.Api.Writes.ShouldBe(written);
        using var input = new StringReader(yaml.ToString());
        var document = ManifestReader.Read("-", input).ShouldHaveSingleItem();
        (document.Kind, document.Name).ShouldBe(("ConfigMap", "inputs-baseline"));
        var (baseline, problem) = BaselineText.Read(document.Content["data"]![Baseline.Key]!.GetValue<string>());
        problem.ShouldBeNull();
        baseline!.Signals[1].Categories!.Keys.ShouldBe(["a: b", "- \"é\" #"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_ConfigMap_that_holds_something_else_stays_as_it_is()
    {
        _watched.Api.With(
            Kinds.ConfigMaps,
            new()
            {
                ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "inputs-baseline", ["namespace"] = "shop" },
            }
        );
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain("--configmap");
        _watched.Api.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task A_later_snapshot_takes_the_place_of_an_earlier_one()
    {
        await RunAsync();
        _watched.Clock.Advance(TimeSpan.FromHours(5));
        (await RunAsync()).ShouldBe(0);
        Kept().Window.To.ShouldBe(AWatchedModel.Noon.AddHours(5));
    }

    [Fact]
    public async Task What_another_manager_owns_is_not_taken_by_force()
    {
        _watched.Api.Refusal = (_, verb) =>
            verb switch
            {
                "apply" => new ApiException(ApiErrorKind.Conflict, 409, "conflict with \"argocd\""),
                _ => null,
            };
        (await RunAsync()).ShouldBe(2);
        _error.ToString().ShouldContain("argocd");
        _error.ToString().ShouldContain("--output");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_in_its_words()
    {
        _watched.Api.Refusal = (kind, _) =>
            kind == ResourceKinds.DriftPolicies ? new ApiException(ApiErrorKind.Transport, null, "connection refused") : null;
        (await RunAsync()).ShouldBe(2);
        _error.ToString().ShouldContain("connection refused");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static BaselineOrder Order => new(AWatchedModel.Key) { ConfigMap = "inputs-baseline" };

    private static DateTimeOffset? Hours(int? hours) => hours is { } h ? AWatchedModel.Noon.AddHours(h) : null;

    private Task<int> RunAsync(Func<BaselineOrder, BaselineOrder>? with = null) =>
        new BaselineRun(_watched.Session, _watched.Clock, _output, _error).RunAsync(with?.Invoke(Order) ?? Order, Ct);

    private Baseline Kept() =>
        BaselineText
            .Read(_watched.Api.Find(Kinds.ConfigMaps, "shop", "inputs-baseline")!["data"]![Baseline.Key]!.GetValue<string>())
            .Baseline!;
}
