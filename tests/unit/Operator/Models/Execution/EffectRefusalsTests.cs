using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.Effects;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution.Effects;

namespace MlOps.Operator.Tests.Models.Execution;

/// <summary>What the API server refused rests, and is forgotten once nobody needs it.</summary>
public class EffectRefusalsTests
{
    private static readonly Exception Unavailable = new ForeignObjectException("denied");
    private readonly FakeTimeProvider _clock = new();
    private readonly EffectRefusals _refusals;

    public EffectRefusalsTests() => _refusals = new EffectRefusals(_clock);

    private TimeSpan RestAfter(Effect effect, int refusals)
    {
        for (var i = 0; i < refusals; i++)
        {
            _refusals.Add("uid", 1, effect, Unavailable);
            if (i < refusals - 1)
                _clock.SetUtcNow(_refusals.Of("uid", 1).Single().RetryAt);
        }

        return _refusals.Of("uid", 1).Single().RetryAt - _clock.GetUtcNow();
    }

    [Fact]
    public void The_rest_doubles_up_to_five_minutes() =>
        RestAfter(new ScaleDeployment("fraud-1", "d", 2, "spec.replicas"), 12).ShouldBe(TimeSpan.FromMinutes(5));

    [Fact]
    public void Where_the_traffic_goes_is_tried_again_within_fifteen_seconds() =>
        RestAfter(new SwitchService("1", [], null), 12).ShouldBe(TimeSpan.FromSeconds(15));

    [Fact]
    public void An_effect_that_is_not_tried_again_when_its_rest_ends_was_no_longer_needed()
    {
        RestAfter(new ScaleDeployment("fraud-1", "d", 2, "rollback 1"), 2);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _refusals.Of("uid", 1).ShouldBeEmpty();
        RestAfter(new ScaleDeployment("fraud-1", "d", 2, "rollback 1"), 1).ShouldBe(TimeSpan.FromSeconds(1), "counted anew");
    }

    [Fact]
    public void A_number_that_changes_in_the_text_is_no_news_and_another_reason_is()
    {
        var effect = new SwitchService("1", [], null);
        string Told(string message)
        {
            _refusals.Add("uid", 1, effect, new ForeignObjectException(message));
            return _refusals.Of("uid", 1).Single().Message;
        }

        Told("webhook failed at 09:00:01").ShouldBe("webhook failed at 09:00:01");
        Told("webhook failed at 09:00:16").ShouldBe("webhook failed at 09:00:01");
        Told("exceeded quota").ShouldBe("exceeded quota");
    }
}
