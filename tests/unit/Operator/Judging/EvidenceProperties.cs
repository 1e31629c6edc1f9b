using CsCheck;
using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Operator.Tests.Decisions;

namespace MlOps.Operator.Tests.Judging;

/// <summary>From the evidence to the decision: only a value that breached, and only one that is young, is ever acted on.</summary>
public class EvidenceProperties
{
    private const double Interval = 15;
    private const double Valid = 2 * Interval;
    private static readonly RollbackCase Proven = ACase.Proven();

    /// <summary>What one evaluation finds: a value, bad or good, or a lack of one.</summary>
    private static readonly Gen<string> Found = Gen.OneOf<string>([
        "bad",
        "bad",
        "good",
        .. Enum.GetNames<EvidenceKind>().Where(k => k != nameof(EvidenceKind.Value)),
    ]);

    [Fact]
    public void Nothing_but_a_young_value_that_breached_is_acted_on()
    {
        var acted = 0;
        Gen.Select(Found.Array[1, 8], Gen.Int[0, 90])
            .Sample(
                (found, later) =>
                {
                    var status = new SloPolicyStatus();
                    var breachedAt = double.NegativeInfinity;
                    for (var i = 0; i < found.Length; i++)
                    {
                        var now = 90 + (i * Interval);
                        status = Facts(now, found[i]).Following(status).Judged();
                        breachedAt = found[i] == "bad" ? now : breachedAt;
                        // The next evaluation may be late, or never come.
                        var decided = now + (i == found.Length - 1 ? later : 0);
                        var acts = status.Requests.Any(r => Decide(r, decided) == DecisionOutcome.Act);
                        acted += acts ? 1 : 0;
                        if (acts && decided - breachedAt > Valid)
                            return false;
                        if (found[i] == "bad" && decided == now && !acts)
                            return false;
                    }

                    return true;
                },
                iter: 500,
                threads: 1
            );
        acted.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Without_any_value_nothing_is_ever_asked_for() =>
        Found
            .Where(f => f is not ("bad" or "good"))
            .Array[1, 8]
            .Sample(
                found =>
                {
                    var status = new SloPolicyStatus();
                    for (var i = 0; i < found.Length; i++)
                        status = Facts(90 + (i * Interval), found[i]).Following(status).Judged();
                    return status is { Verdict: Verdict.Unknown, Requests.Count: 0, Episode: null };
                },
                iter: 200
            );

    private static MlOps.Decisions.SloPolicies.Facts.PolicyFacts Facts(double seconds, string found) =>
        found switch
        {
            "bad" => Judging.Facts.After(seconds).Requests(30, 100),
            "good" => Judging.Facts.After(seconds).Requests(0, 100),
            var kind => Judging.Facts.After(seconds).Without(Enum.Parse<EvidenceKind>(kind)),
        };

    /// <summary>
    /// The request as the arbiter hears it: of the model and the promotion that its facts know, at the same distance in time.
    /// </summary>
    private static DecisionOutcome Decide(ActionRequest request, double now)
    {
        var shift = Proven.Serving!.PromotedAt!.Value - Judging.Facts.Promoted;
        var c = Proven
            .With(r =>
                request with
                {
                    Revision = r.Revision,
                    PromotionSeq = r.PromotionSeq,
                    PolicyGeneration = r.PolicyGeneration,
                    Term = r.Term,
                    Onset = request.Onset + shift,
                    EvaluatedAt = request.EvaluatedAt + shift,
                    ValidUntil = request.ValidUntil + shift,
                }
            )
            .In(w => w with { Now = Judging.Facts.Promoted.AddSeconds(now) + shift });
        return RollbackChain.Decide(c).Outcome;
    }
}
