using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Hosting;

/// <summary>
/// While a request is open, each evaluation writes; the model is reconciled only for a change that could alter a rule's decision.
/// </summary>
public class PolicyNewsTests
{
    private static readonly SloPolicy Before = Asking();

    private static SloPolicy Asking()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Bad = "v2";
        return cluster.See().Policies[0];
    }

    private static SloPolicy With(Func<ActionRequest, ActionRequest> change) =>
        Before with
        {
            Status = Before.Status! with { Requests = [change(Before.Status.Requests[0])] },
        };

    [Fact]
    public void A_request_that_is_renewed_with_other_figures_is_no_news() =>
        PolicyNews
            .ForModel(
                Before,
                With(r =>
                    r with
                    {
                        EvaluatedAt = r.EvaluatedAt.AddSeconds(15),
                        ValidUntil = r.ValidUntil.AddSeconds(15),
                        Requests = 999,
                        BadPerMillion = 1,
                        Evidence = "other",
                    }
                )
            )
            .ShouldBeFalse();

    [Fact]
    public void A_request_that_had_grown_old_and_is_fresh_again_is_news() =>
        PolicyNews
            .ForModel(Before, With(r => r with { EvaluatedAt = r.ValidUntil.AddSeconds(1), ValidUntil = r.ValidUntil.AddSeconds(31) }))
            .ShouldBeTrue();

    [Fact]
    public void What_a_rule_reads_is_news()
    {
        PolicyNews.ForModel(Before, With(r => r with { Demand = new() { Trend = DemandTrend.Surged } })).ShouldBeTrue();
        PolicyNews.ForModel(Before, With(r => r with { Term = r.Term + 1 })).ShouldBeTrue();
        PolicyNews
            .ForModel(
                Before,
                With(r =>
                    r with
                    {
                        Blockers =
                        [
                            new()
                            {
                                Name = "b",
                                Evidence = EvidenceKind.Value,
                                Value = "1",
                            },
                        ],
                    }
                )
            )
            .ShouldBeTrue();
        PolicyNews.ForModel(Before, Before with { Status = Before.Status! with { Requests = [] } }).ShouldBeTrue();
        PolicyNews.ForModel(Before, Before with { Status = Before.Status! with { Verdict = Verdict.Unknown } }).ShouldBeTrue();
        PolicyNews.ForModel(Before, Before with { Metadata = Before.Metadata with { Generation = 9 } }).ShouldBeTrue();
        PolicyNews
            .ForModel(
                Before,
                Before with
                {
                    Status = Before.Status! with
                    {
                        Conditions =
                        [
                            .. Before.Status.Conditions.Select(c => c.Type == WellKnown.DataAvailable ? c with { Status = "False" } : c),
                        ],
                    },
                }
            )
            .ShouldBeTrue();
        PolicyNews.ForModel(Before, null).ShouldBeTrue();
    }

    [Fact]
    public void That_the_same_is_still_seen_of_a_rollback_or_counted_of_a_release_is_no_news()
    {
        SloPolicy Seen(DateTimeOffset at, VerificationOutcome outcome, long counted) =>
            Before with
            {
                Status = Before.Status! with
                {
                    Rollback = new()
                    {
                        ActionId = "a",
                        Verification = outcome,
                        At = at,
                        Message = $"as of {at:O}",
                    },
                    Release = new()
                    {
                        Revision = "h2",
                        PromotionSeq = 2,
                        Phase = ReleasePhase.Expired,
                        CountedUntil = at,
                        Counted = [new() { Objective = "availability", Requests = counted }],
                    },
                },
            };
        var now = DateTimeOffset.UnixEpoch;
        PolicyNews
            .ForModel(Seen(now, VerificationOutcome.Undecided, 1), Seen(now.AddSeconds(30), VerificationOutcome.Undecided, 2))
            .ShouldBeFalse();
        PolicyNews
            .ForModel(Seen(now, VerificationOutcome.Undecided, 1), Seen(now.AddSeconds(30), VerificationOutcome.Passed, 1))
            .ShouldBeTrue();
        PolicyNews
            .ForModel(Seen(now, VerificationOutcome.Undecided, 1), Seen(now.AddMinutes(10), VerificationOutcome.Undecided, 1))
            .ShouldBeTrue();
    }
}
