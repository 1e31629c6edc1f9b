using CsCheck;
using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Decisions;

public class RollbackChainProperties
{
    private static readonly RollbackCase Proven = ACase.Proven();

    [Fact]
    public void Nothing_but_a_fresh_request_of_this_promotion_is_ever_acted_on()
    {
        var any = Gen.Select(
            Gen.Bool.Select(mine => mine ? FakeUid : "before"),
            Gen.Long[0, 3],
            Gen.Long[0, 3],
            Gen.Long[0, 3],
            Gen.Int[0, 60_000],
            Gen.Enum<EvidenceSource>(),
            Gen.Enum<DemandTrend>()
        );
        any.Sample(
            (uid, term, generation, promotion, age, judge, demand) =>
            {
                var c = Proven
                    .With(r =>
                        r with
                        {
                            ModelUid = uid,
                            Term = term,
                            PolicyGeneration = generation,
                            PromotionSeq = promotion,
                            Source = judge,
                            Demand = new() { Trend = demand },
                        }
                    )
                    .In(w => w with { Now = w.Now.AddMilliseconds(age) });
                var fresh =
                    uid == FakeUid
                    && term == Proven.Request.Term
                    && generation == 1
                    && promotion == Proven.Request.PromotionSeq
                    && age <= 30_000;
                var acts = RollbackChain.Decide(c).Outcome == DecisionOutcome.Act;
                return !acts
                    || fresh
                        && judge is EvidenceSource.ReleaseTest or EvidenceSource.Availability
                        && demand is DemandTrend.Stable or DemandTrend.NotNeeded;
            }
        );
    }

    [Fact]
    public void A_policy_that_only_observes_is_never_acted_on()
    {
        var any = Gen.Select(Gen.Int[0, 60_000], Gen.Enum<EvidenceSource>(), Gen.Enum<DemandTrend>(), Gen.Int[-100, 8000]);
        any.Sample(
            (age, judge, demand, onset) =>
                RollbackChain
                    .Decide(
                        Proven
                            .Mode(PolicyMode.Observe)
                            .With(r =>
                                r with
                                {
                                    Source = judge,
                                    Onset = r.Onset.AddSeconds(onset),
                                    Demand = new() { Trend = demand },
                                }
                            )
                            .In(w => w with { Now = w.Now.AddMilliseconds(age) })
                    )
                    .Outcome != DecisionOutcome.Act
        );
    }

    private static string FakeUid => Support.FakeCluster.Uid;
}
