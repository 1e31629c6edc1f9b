using MlOps.Analysis.Drift.Judging;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Reports;

public class DriftHistoryTests
{
    private static readonly DateTimeOffset Noon = AWatchedModel.Noon;
    private readonly AWatchedModel _watched = new();

    [Fact]
    public async Task The_last_twelve_evaluations_are_those_that_the_operator_made()
    {
        _watched.Clock.Advance(TimeSpan.FromMinutes(7));
        var points = (await GatherAsync()).Signals[0].Points;
        points.Select(l => l.At).ShouldBe(Enumerable.Range(0, 12).Select(i => Noon.AddMinutes(-15 * (11 - i))));
    }

    [Fact]
    public async Task Each_look_shows_what_its_window_gave_and_not_what_the_status_remembers()
    {
        _watched.Amounts = at => History.Buckets(at > Noon.AddMinutes(-75) ? ADrift.Moved : ADrift.Bell);
        var stale = new DriftSignalStatus
        {
            Name = "amount",
            Verdict = Verdict.Warning,
            Evidence = EvidenceKind.Value,
            Value = "0.1",
            Message = "of long ago",
        };
        _watched.Found(new DriftPolicyStatus { Verdict = Verdict.Warning, Signals = [stale] });
        var amount = (await GatherAsync()).Signals[0];
        amount.Points.Select(l => l.Grade).ShouldBe([.. Enumerable.Repeat(DriftGrade.None, 7), .. Enumerable.Repeat(DriftGrade.Drift, 5)]);
        amount.Latest.Judged.Message!.ShouldNotContain("of long ago");
        amount.Points[0].Measured.ShouldAllBe(m => m.Value == 0);
        amount.Latest.Measured[0].Value.ShouldBeGreaterThan(amount.Latest.Measured[0].Levels.Drift);
        amount.Live.ShouldBe(stale);
    }

    [Fact]
    public async Task Each_look_agrees_with_the_judge_at_that_time()
    {
        _watched.Amounts = at => History.Buckets(at > Noon.AddMinutes(-75) ? ADrift.Moved : ADrift.Bell);
        var points = (await GatherAsync()).Signals[0].Points;
        var clock = new AWatchedModel { Amounts = _watched.Amounts };
        var (_, now) = await clock.JudgeAsync();
        (points[^1].Judged.Value, points[^1].Judged.Message).ShouldBe((now.Signals[0].Value, now.Signals[0].Message));
        now.Signals[0].Value!.ShouldNotBe(points[0].Judged.Value);
    }

    [Fact]
    public async Task No_question_is_asked_twice()
    {
        using var sources = new PrometheusSources([
            KeyValuePair.Create<string, IPrometheus>("default", new RememberedAnswers(_watched.Prometheus)),
        ]);
        await new DriftHistoryGatherer(_watched.Api, sources, _watched.Clock).GatherAsync(
            _watched.Policy,
            TestContext.Current.CancellationToken
        );
        _watched.Prometheus.Asked.Distinct().Count().ShouldBe(_watched.Prometheus.Asked.Count);
        // Twelve current windows, a day apart two weeks back from each, and three weeks before, of two signals.
        _watched.Prometheus.Asked.Count.ShouldBe(12 * 18 * 2);
    }

    [Fact]
    public async Task Before_the_serving_revision_was_promoted_its_outputs_are_not_known()
    {
        _watched.Promoted(Noon.AddHours(-2)).Signals(s => s with { Kind = SignalKind.Prediction });
        var points = (await GatherAsync()).Signals[0].Points;
        points.Select(l => l.Measured.Count > 0).ShouldBe([.. Enumerable.Repeat(false, 7), .. Enumerable.Repeat(true, 5)]);
    }

    private async Task<DriftHistory> GatherAsync()
    {
        using var sources = _watched.Session.Sources(_watched.Policy.Spec.Prometheus);
        return await new DriftHistoryGatherer(_watched.Api, sources, _watched.Clock).GatherAsync(
            _watched.Policy,
            TestContext.Current.CancellationToken
        );
    }
}
