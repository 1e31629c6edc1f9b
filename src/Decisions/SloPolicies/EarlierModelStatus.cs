using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.State;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.SloPolicies;

/// <summary>
/// A ModelDeployment that is deleted and applied again is another object, and so is the one that <c>spec.modelRef</c> is changed to: no
/// proof of its predecessor, good or bad, applies to it, nor what was learned of it. Hashes and promotion numbers of the two can be equal,
/// the UID cannot.
/// </summary>
internal static class EarlierModelStatus
{
    public static PolicyFacts Forget(PolicyFacts facts)
    {
        var status = facts.Status;
        if (facts.Model is not { } model || !EarlierModelFindings.AreAll(status, model.Metadata.Uid))
            return facts;
        return facts with
        {
            Policy = facts.Policy with
            {
                Status = status with
                {
                    Release = null,
                    Episode = status.Episode is { State: EpisodeState.Open } open
                        ? open with
                        {
                            State = EpisodeState.Closed,
                            ClosedAt = facts.Now,
                            Outcome = "the ModelDeployment was deleted; it is another one now",
                        }
                        : status.Episode,
                    Objectives = [],
                    Requests = [],
                    Rollback = null,
                },
            },
        };
    }
}
