using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.State;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Decisions;

public class ProbeRulesTests
{
    [Theory]
    [InlineData(true, 10, true, 0, "Proven")]
    [InlineData(true, 10, true, 10, "DependencyFails")]
    [InlineData(false, 0, true, 10, "DependencyFails")]
    [InlineData(true, 0, true, 10, "TargetFailsProbe")]
    [InlineData(true, 10, false, 0, "ProbeUnanswered")]
    [InlineData(true, 1, true, 1, "Proven")]
    public void Where_a_probe_is_declared_both_revisions_are_asked_the_same(
        bool suspectAsked,
        int suspectFailed,
        bool targetAsked,
        int targetFailed,
        string rule
    )
    {
        var c = ACase.Proven(m => m.Probed());
        c = c.In(w =>
            w with
            {
                Probes = new ProbePair(new("s", suspectAsked, 10, suspectFailed, ""), new("t", targetAsked, 10, targetFailed, "")),
            }
        );
        RollbackChain.Decide(c).Rule.ShouldBe(rule);
    }

    /// <summary>An outage may have ended before anybody asked; what fails by itself since the answers has not ended.</summary>
    [Theory]
    [InlineData(0, -1, "BothAnswer")]
    [InlineData(0, null, "BothAnswer")]
    [InlineData(0, 0, "Proven")]
    [InlineData(10, -1, "Proven")]
    public void While_both_answer_only_newer_scrapes_that_fail_by_themselves_count(int suspectFailed, int? failingAfterSeconds, string rule)
    {
        var c = ACase.Proven(m => m.Probed());
        c = c.With(r => r with { FailingSince = failingAfterSeconds is { } seconds ? c.State.Now.AddSeconds(seconds) : null });
        c = c.Knowing(s => s with { ProbesAnsweredAt = c.State.Now });
        c = c.In(w => w with { Probes = new ProbePair(new("s", true, 10, suspectFailed, ""), new("t", true, 10, 0, "")) });
        RollbackChain.Decide(c).Rule.ShouldBe(rule);
        RollbackChain.Decide(c.With(r => r with { Source = EvidenceSource.Availability })).Rule.ShouldBe("Proven");
    }

    /// <summary>Both answer again before the next scrape shows it: the errors still counted are the dependency's.</summary>
    [Theory]
    [InlineData(0, -1, "DependencyFailed")]
    [InlineData(10, -1, "Proven")]
    [InlineData(0, 1, "Proven")]
    public void Errors_that_began_while_both_failed_their_probes_are_not_the_releases(int suspectFailed, int onsetAfterSeconds, string rule)
    {
        var c = ACase.Proven(m => m.Probed());
        c = c.Knowing(s => s with { DependencyFailedAt = c.Request.Onset.AddSeconds(-onsetAfterSeconds) });
        c = c.In(w => w with { Probes = new ProbePair(new("s", true, 10, suspectFailed, ""), new("t", true, 10, 0, "")) });
        RollbackChain.Decide(c).Rule.ShouldBe(rule);
    }

    /// <summary>
    /// Status remembers it for as long as the revision serves; a probe that is gone can no longer show that only this revision fails.
    /// </summary>
    [Theory]
    [InlineData(true, "DependencyFailed")]
    [InlineData(false, "Proven")]
    public void What_a_probe_has_seen_does_not_hold_once_the_probe_is_taken_away(bool declared, string rule)
    {
        var c = ACase.Proven(m => declared ? m.Probed() : m);
        RollbackChain.Decide(c.Knowing(s => s with { DependencyFailedAt = c.Request.Onset.AddSeconds(1) })).Rule.ShouldBe(rule);
        RollbackChain
            .Decide(c.Knowing(s => s with { ProbesAnsweredAt = c.State.Now.AddSeconds(1) }))
            .Rule.ShouldBe(declared ? "BothAnswer" : rule);
    }
}
