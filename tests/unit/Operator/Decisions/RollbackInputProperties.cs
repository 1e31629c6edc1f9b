using CsCheck;
using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.State;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Decisions;

/// <summary>
/// Every field of a request, of its policy, of what people say and of the rails, at random and mostly right, so that a single wrong
/// one is seen as often as many. What must be so for an action is written down here once more, in words of its own.
/// </summary>
public class RollbackInputProperties
{
    private static readonly RollbackCase Proven = ACase.Proven();
    private static readonly string Good = Proven.Status.Revisions.Single(r => r.Version == "v1").Hash;

    private sealed record Asked(bool Mine, long Term, long Generation, long Promotion, bool Serving, int Age, EvidenceSource By, int Onset);

    private sealed record Rules(PolicyMode Mode, int? EnforceIn, DemandTrend Demand, int OpenFor, int Window, int Broken);

    private sealed record People(string Lever, int? PausedFor, bool Overridden);

    private sealed record Way(
        RevisionState State,
        bool ProvenGood,
        int AgeDays,
        bool Compatible,
        int Done,
        int DoneHoursAgo,
        int PerDay,
        string Probes
    );

    private static readonly Gen<(Asked, Rules, People, Way)> Any = Gen.Select(
        Gen.Select(
            Mostly(true, false),
            Mostly(Proven.Request.Term, 0, 2),
            Mostly(1L, 0, 2),
            Mostly(Proven.Request.PromotionSeq, 1, 3),
            Mostly(true, false),
            Mostly(0, 30_000, 30_001, 600_000),
            Gen.OneOf(Mostly(EvidenceSource.ReleaseTest, EvidenceSource.Availability), Gen.Enum<EvidenceSource>()),
            Mostly(0, -1, 7201, 3600),
            (a, b, c, d, e, f, g, h) => new Asked(a, b, c, d, e, f, g, h)
        ),
        Gen.Select(
            Gen.OneOf(Gen.Const(PolicyMode.Enforce), Gen.Enum<PolicyMode>()),
            Mostly<int?>(null, -60, 0, 60),
            Gen.OneOf(Gen.Const(DemandTrend.Stable), Gen.Enum<DemandTrend>()),
            Mostly(60, 0, 599, 600),
            Mostly(7200, 60),
            Mostly(0, 1, 2, 3, 9),
            (a, b, c, d, e, f) => new Rules(a, b, c, d, e, f)
        ),
        Gen.Select(
            Gen.OneOf(
                Mostly("", "pause", "pause=false", "pin", "pin=unknown", "reject", "reject=other"),
                Gen.OneOf<string>("approve", "approve=other")
            ),
            Mostly<int?>(null, -1, 60),
            Mostly(false, true),
            (a, b, c) => new People(a, b, c)
        ),
        Gen.Select(
            Mostly(RevisionState.Good, RevisionState.Retired, RevisionState.Quarantined, RevisionState.Pending, RevisionState.Active),
            Mostly(true, false),
            Mostly(1, 30, 31),
            Mostly(true, false),
            Mostly(0, 1, 2, 3),
            Mostly(23, 25),
            Mostly(2, 0, 1),
            Mostly("", "target fails", "target silent", "suspect fails", "both fail", "both answer"),
            (a, b, c, d, e, f, g, h) => new Way(a, b, c, d, e, f, g, h)
        ),
        (a, r, p, w) => (a, r, p, w)
    );

    [Fact]
    public void It_acts_when_all_speaks_for_it_and_never_else()
    {
        var acted = 0;
        Any.Sample(
            (asked, rules, people, way) =>
            {
                var c = Case(asked, rules, people, way);
                var ruling = RollbackChain.Decide(c);
                var acts = ruling.Outcome == DecisionOutcome.Act;
                Interlocked.Add(ref acted, acts ? 1 : 0);
                return acts == MayAct(asked, rules, people, way)
                    && RollbackChain.Chain.Outcomes.Contains((ruling.Outcome, ruling.Rule))
                    && ruling.Message.Length > 0;
            },
            iter: 20_000
        );
        acted.ShouldBeGreaterThan(500, "a property that never sees an action proves nothing");
    }

    [Fact]
    public void A_policy_that_only_observes_never_asks_a_person_either() =>
        Any.Sample(
            (asked, rules, people, way) =>
                RollbackChain.Decide(Case(asked, rules with { Mode = PolicyMode.Observe }, people, way)).Outcome
                    is DecisionOutcome.Hold
                        or DecisionOutcome.DryRun,
            iter: 2_000
        );

    private static bool MayAct(Asked asked, Rules rules, People people, Way way)
    {
        var fresh =
            asked is { Mine: true, Generation: 1, Serving: true, Age: <= 30_000 }
            && asked.Term == Proven.Request.Term
            && asked.Promotion == Proven.Request.PromotionSeq;
        var approved = people.Lever == "approve";
        var proven = way.Probes == "suspect fails";
        var sure =
            asked.By is EvidenceSource.ReleaseTest or EvidenceSource.Availability
            && (proven || rules.Demand != DemandTrend.Unknown)
            && rules.Mode == PolicyMode.Enforce;
        var allowed = rules.Mode != PolicyMode.Observe && !(rules.Mode == PolicyMode.Enforce && rules.EnforceIn > 0);
        var unhindered = people is { Overridden: false, Lever: not ("pause" or "pin" or "reject") } && !(people.PausedFor > 0);
        var wayBack = way is { State: RevisionState.Good or RevisionState.Retired, ProvenGood: true, AgeDays: <= 30, Compatible: true };
        var onset = asked.Onset;
        var suspected = rules.Demand == DemandTrend.Surged || rules.Broken >= 3 || rules.Broken > 0 && rules.OpenFor < 15;
        var attributed = onset >= 0 && onset <= rules.Window && (proven || approved || !suspected);
        var affordable = approved || (way.DoneHoursAgo < 24 ? way.Done : 0) < way.PerDay;
        var probed = way.Probes is "" or "suspect fails" or "both answer";
        return fresh && (sure || approved) && allowed && unhindered && wayBack && attributed && affordable && probed;
    }

    private static RollbackCase Case(Asked asked, Rules rules, People people, Way way)
    {
        var promoted = Proven.Serving!.PromotedAt!.Value;
        var now = Proven.State.Now.AddMilliseconds(asked.Age);
        var policy = Proven.Policy with
        {
            Spec = Proven.Policy.Spec with
            {
                Mode = rules.Mode,
                EnforceAfter = rules is { Mode: PolicyMode.Enforce, EnforceIn: { } wait } ? now.AddSeconds(wait) : null,
            },
        };
        var c = (Proven with { Policy = policy })
            .With(r =>
                r with
                {
                    ModelUid = asked.Mine ? r.ModelUid : "before",
                    Term = asked.Term,
                    PolicyGeneration = asked.Generation,
                    PromotionSeq = asked.Promotion,
                    Revision = asked.Serving ? r.Revision : "0123456789",
                    Source = asked.By,
                    Onset = promoted.AddSeconds(asked.Onset),
                    Demand = new() { Trend = rules.Demand },
                }
            )
            .Knowing(s =>
                s with
                {
                    OverriddenSince = people.Overridden ? now : null,
                    Actions = [.. Enumerable.Range(0, way.Done).Select(i => Done(now.AddHours(-way.DoneHoursAgo).AddSeconds(-i)))],
                }
            )
            .Revision(
                "v1",
                r =>
                    r with
                    {
                        State = way.State,
                        GoodSince = way.ProvenGood ? r.GoodSince : null,
                        PromotedAt = now.AddDays(-way.AgeDays - 50),
                        ServedUntil = now.AddDays(-way.AgeDays),
                    }
            );
        return c.In(w =>
                w with
                {
                    Now = now,
                    Others = new OtherModels(
                        [.. Enumerable.Range(0, rules.Broken).Select(i => new ForeignOnset("shop", $"other-{i}", c.Request.Onset))],
                        10
                    ),
                    Revisions =
                    [
                        .. w.Revisions.Select(r =>
                            r.Revision.Hash == Good && !way.Compatible
                                ? r with
                                {
                                    Revision = r.Revision with { Model = new() { ["compatibilityKey"] = "old" } },
                                }
                                : r
                        ),
                    ],
                    Probes = way.Probes.Length == 0 ? null : Pair(way.Probes),
                    Model = w.Model with
                    {
                        Metadata = w.Model.Metadata with { Annotations = Levers(c, people.Lever) },
                        Spec = w.Model.Spec with
                        {
                            Probe = new() { Path = "/predict" },
                            Rollback = new() { AttributionWindowSeconds = rules.Window, MaxPerDay = way.PerDay },
                            PauseRequests = people.PausedFor is { } time
                                ?
                                [
                                    new()
                                    {
                                        By = "ops",
                                        Reason = "release",
                                        Until = now.AddSeconds(time),
                                    },
                                ]
                                : null,
                        },
                    },
                }
            )
            .OpenFor(rules.OpenFor);
    }

    private static Dictionary<string, string> Levers(RollbackCase c, string lever) =>
        lever switch
        {
            "" => [],
            "pause" => new() { [WellKnown.PauseAnnotation] = "true" },
            "pause=false" => new() { [WellKnown.PauseAnnotation] = "false" },
            "pin" => new() { [WellKnown.PinAnnotation] = Good },
            "pin=unknown" => new() { [WellKnown.PinAnnotation] = "0000000000" },
            "reject" => new() { [WellKnown.RejectAnnotation] = c.Id },
            "reject=other" => new() { [WellKnown.RejectAnnotation] = "other" },
            "approve" => new() { [WellKnown.ApproveAnnotation] = c.Id },
            _ => new() { [WellKnown.ApproveAnnotation] = "other" },
        };

    private static ProbePair Pair(string outcome) =>
        new(
            Result("v2", fails: outcome is "suspect fails" or "both fail", asked: true),
            Result("v1", fails: outcome is "target fails" or "both fail", asked: outcome != "target silent")
        );

    private static ProbeResult Result(string hash, bool fails, bool asked) => new(hash, asked, 3, fails ? 3 : 0, "seen");

    private static ActionRecord Done(DateTimeOffset at) =>
        new()
        {
            Id = "a",
            Kind = ActionKind.Rollback,
            To = Good,
            StartedAt = at,
            SwitchedAt = at,
            FinishedAt = at,
            Outcome = "Verified",
        };

    /// <summary>One of the usual value, in one of twelve draws one of the others.</summary>
    private static Gen<T> Mostly<T>(T usual, params T[] others) =>
        Gen.Int[0, 11].SelectMany(i => i > 0 ? Gen.Const(usual) : Gen.OneOf<T>(others));
}
