using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Telemetry.Contracts;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Telemetry;

public class DriftMetricsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MetricsFixture _metrics;
    private double[] _current = Bell;

    public DriftMetricsTests() => _metrics = new MetricsFixture(time: _time);

    private ADrift One() =>
        new ADrift()
            .With(s => s with { DatasetDrift = new DatasetDrift { Share = "0.6" } })
            .Signal("amount", () => Pair(Bell, _current))
            .Signal("hour", () => Pair(Bell, Bell));

    [Fact]
    public async Task A_policy_shows_its_verdict_share_and_episode_and_each_signal_its_measures()
    {
        _current = Moved;
        var drift = One();
        drift.Lasting();
        Report(drift);
        var shown = await ShownAsync();
        shown
            .Where(s =>
                !s.Contains("signal", StringComparison.Ordinal)
                && !s.Contains("score", StringComparison.Ordinal)
                && !s.Contains("threshold", StringComparison.Ordinal)
            )
            .ShouldBe(
                ["verdict{shop,inputs,fraud,Warning} 1", "share_ratio{shop,inputs} 0.5", "episode_open{shop,inputs,fraud} 0"],
                ignoreOrder: true
            );
        shown
            .Where(s => s.Contains(",amount", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "signal_verdict{shop,inputs,amount,Breached} 1",
                    "signal_evidence_info{shop,inputs,amount,Value} 1",
                    "signal_samples{shop,inputs,amount} 10000",
                    "score{shop,inputs,amount,JensenShannon} 0.493",
                    "threshold{shop,inputs,amount,JensenShannon} 0.165",
                    "score{shop,inputs,amount,Wasserstein} 1.152",
                    "threshold{shop,inputs,amount,Wasserstein} 0.39",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Figures_are_those_of_now_also_where_the_status_has_those_of_the_last_change()
    {
        var drift = One();
        drift.Judge();
        Report(drift);
        _current = [.. Bell.Reverse()];
        var status = drift.Judge(15);
        status.Signals[0].Value.ShouldBe("0");
        Report(drift);
        (await ShownAsync()).ShouldContain(s => s.StartsWith("score{shop,inputs,amount,JensenShannon} 0.", StringComparison.Ordinal));
    }

    /// <summary>A threshold of a stream costs a simulation.</summary>
    [Fact]
    public async Task Figures_are_those_that_the_judge_saw_and_nothing_is_measured_again()
    {
        var drift = new ADrift().Score("accuracy", 0.9, ScoreDirection.LowerIsDrift, "0.8");
        drift.Judge();
        _metrics.Drift.Report(drift.Facts, drift.Judgement with { Results = [drift.Judgement.Results[0] with { Value = 0.7 }] });
        (await ShownAsync()).ShouldContain("score{shop,inputs,accuracy,Score} 0.7");
    }

    [Fact]
    public async Task An_episode_is_open_until_it_is_over()
    {
        var drift = new ADrift().Signal("amount", () => Pair(Bell, _current));
        _current = Moved;
        drift.Lasting();
        Report(drift);
        (await ShownAsync()).ShouldContain("episode_open{shop,inputs,fraud} 1");
        _current = Bell;
        drift.Judge(300);
        Report(drift);
        (await ShownAsync()).ShouldContain("episode_open{shop,inputs,fraud} 0");
    }

    [Fact]
    public async Task A_score_has_the_level_that_it_was_given_and_the_samples_that_it_tells()
    {
        var drift = new ADrift().Quality(
            "accuracy",
            () => Reading<ScoreValue>.Of(new ScoreValue(0.93, 4000), "q"),
            ScoreDirection.LowerIsDrift,
            "0.9"
        );
        drift.Judge();
        Report(drift);
        var shown = await ShownAsync();
        shown.ShouldContain("score{shop,inputs,accuracy,Score} 0.93");
        shown.ShouldContain("threshold{shop,inputs,accuracy,Score} 0.9");
        shown.ShouldContain("signal_samples{shop,inputs,accuracy} 4000");
    }

    [Theory]
    [InlineData(StreamDetector.CUSUM)]
    [InlineData(StreamDetector.PageHinkley)]
    [InlineData(StreamDetector.ADWIN)]
    [InlineData(StreamDetector.DDM)]
    public async Task A_stream_has_the_statistic_and_the_threshold_of_its_detector(StreamDetector detector)
    {
        var drift = new ADrift().Stream("errors", () => Noise.Outcomes(1, 288, 0.2), () => Noise.Outcomes(2, 288, 0.5), detector);
        var signal = drift.Judge().Signals[0];
        Report(drift);
        (await ShownAsync())
            .Where(s => s.StartsWith("score", StringComparison.Ordinal) || s.StartsWith("threshold", StringComparison.Ordinal))
            .ShouldBe(
                [
                    $"score{{shop,inputs,errors,{detector}}} {Rounded(signal.Value)}",
                    $"threshold{{shop,inputs,errors,{detector}}} {Rounded(signal.Threshold)}",
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Idle)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.QueryError)]
    public async Task Figures_without_evidence_are_absent_and_neither_zero_nor_what_they_were(EvidenceKind kind)
    {
        var drift = new ADrift().Signal("amount", () => Pair(Bell, Bell));
        drift.Judge();
        Report(drift);
        drift = new ADrift().Silent("amount", kind, "why");
        drift.Judge();
        Report(drift);
        (await ShownAsync())
            .Where(s => !s.EndsWith(" 0", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "verdict{shop,inputs,fraud,Unknown} 1",
                    "signal_verdict{shop,inputs,amount,Unknown} 1",
                    $"signal_evidence_info{{shop,inputs,amount,{kind}}} 1",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Data_that_look_broken_are_shown_by_the_rules_name_while_they_do()
    {
        var drift = new ADrift().Silent("amount", EvidenceKind.NoData, "why", DataFault.Vanished);
        drift.Judge();
        Report(drift);
        (await ShownAsync()).ShouldContain("data_quality_issue_info{shop,inputs,SignalVanished} 1");
        drift = new ADrift().Signal("amount", () => Pair(Bell, Bell));
        drift.Judge();
        Report(drift);
        (await ShownAsync()).ShouldNotContain(s => s.StartsWith("data_quality_issue_info", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_judged_says_so_for_each_signal_and_shows_nothing_else()
    {
        var drift = One();
        drift.Judge();
        Report(drift);
        var facts = drift.Facts with { Model = null, Signals = [] };
        _metrics.Drift.Report(facts, DriftJudge.Judge(facts));
        (await ShownAsync())
            .Where(s => !s.EndsWith(" 0", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "verdict{shop,inputs,fraud,Unknown} 1",
                    "signal_verdict{shop,inputs,amount,Unknown} 1",
                    "signal_verdict{shop,inputs,hour,Unknown} 1",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_policy_that_is_deleted_leaves_nothing()
    {
        var drift = One();
        drift.Judge();
        Report(drift);
        _metrics.Drift.Forget(new("shop", "inputs"));
        (await ShownAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_judged_is_shown_for_two_intervals()
    {
        var drift = One();
        drift.Judge();
        Report(drift);
        _time.Advance(TimeSpan.FromSeconds(1800));
        (await ShownAsync()).ShouldNotBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await ShownAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Evaluations_are_counted_by_their_verdict()
    {
        var drift = One();
        drift.Judge();
        Report(drift);
        drift.Judge();
        Report(drift);
        (await Exposition.OfAsync(_metrics.Registry))
            .Samples("mlops_operator_drift_evaluations_total")
            .Where(s => s.Value > 0)
            .Select(s => (s.Labels["verdict"], s.Value))
            .ShouldBe([("Healthy", 2.0)]);
    }

    private void Report(ADrift drift) => _metrics.Drift.Report(drift.Facts, drift.Judgement);

    private static string Rounded(string? number) =>
        double.Parse(number!, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<string>> ShownAsync() =>
        [
            .. (await Exposition.OfAsync(_metrics.Registry))
                .Families.Values.Where(f => f.Type == "gauge" && f.Name.StartsWith("mlops_operator_drift_", StringComparison.Ordinal))
                .SelectMany(f => f.Samples)
                .Select(s =>
                    FormattableString.Invariant(
                        $"{s.Name.Replace("mlops_operator_drift_", "", StringComparison.Ordinal)}{{{string.Join(",", s.Labels.Values)}}} {s.Value:0.###}"
                    )
                ),
        ];
}
