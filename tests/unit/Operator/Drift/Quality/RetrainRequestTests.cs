using MlOps.Operator.Tests.Drift.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Quality;

public class RetrainRequestTests
{
    private double[] _current = Moved;

    private ADrift Drifting() =>
        new ADrift()
            .Signal("amount", () => Pair(Bell, _current))
            .With(s => s with { Responses = [new DriftResponse { Action = DriftAction.Retrain }] });

    private static DriftPolicyStatus Confirm(ADrift drift)
    {
        var status = drift.Judge();
        for (var i = 0; i < 5; i++)
            status = drift.Judge(15);
        return status;
    }

    [Fact]
    public void Confirmed_drift_asks_for_a_training_and_says_what_for()
    {
        var status = Confirm(Drifting());
        var request = status.Requests.ShouldHaveSingleItem();
        (request.Episode, request.Revision, request.Signals).ShouldBe((1, "0123456789", request.Signals));
        request.Signals.ShouldBe(["amount"]);
        request.Onset.ShouldBe(status.Episode!.Onset);
        request.Evidence.ShouldContain("amount");
    }

    [Fact]
    public void What_has_not_lasted_asks_for_nothing() => Drifting().Judge().Requests.ShouldBeEmpty();

    [Fact]
    public void Each_evaluation_renews_the_request_and_judging_one_window_twice_does_not()
    {
        var drift = Drifting();
        var first = Confirm(drift).Requests[0];
        drift.Judge(1).Requests[0].ShouldBeEquivalentTo(first);
        var next = drift.Judge(14).Requests[0];
        (next.EvaluatedAt - first.EvaluatedAt, next.ValidUntil - first.ValidUntil).ShouldBe(
            (TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15))
        );
    }

    [Fact]
    public void A_window_without_the_drift_lets_the_request_grow_old()
    {
        var drift = Drifting();
        var first = Confirm(drift).Requests[0];
        _current = [.. Moved.Select(c => c / 1000)];
        drift.Judge(15).Requests[0].ValidUntil.ShouldBe(first.ValidUntil);
    }

    [Fact]
    public void An_answered_episode_asks_no_more()
    {
        var drift = Drifting();
        Confirm(drift);
        drift.Handled =
        [
            new HandledEpisode
            {
                PolicyUid = "uid-inputs",
                Episode = 1,
                Outcome = "Succeeded",
                At = drift.Now,
            },
        ];
        var status = drift.Judge(15);
        (status.Episode!.State, status.Requests.Count).ShouldBe((EpisodeState.Open, 0));
    }

    [Theory]
    [InlineData(null, true, 1)]
    [InlineData(null, false, 0)]
    [InlineData(DriftAction.Notify, true, 0)]
    [InlineData(DriftAction.Retrain, false, 1)]
    public void Without_responses_a_training_is_asked_for_where_the_model_declares_one(DriftAction? action, bool declared, int requests)
    {
        var drift = Drifting().With(s => s with { Responses = action is { } a ? [new DriftResponse { Action = a }] : null });
        drift.Retraining = declared ? new RetrainingSpec { CronJobName = "nightly" } : null;
        Confirm(drift).Requests.Count.ShouldBe(requests);
    }
}
