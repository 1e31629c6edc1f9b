using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>
/// A ModelDeployment that is deleted and applied again is another object: drift that was found of the earlier one has to last again before
/// anything is trained for it. A status without a UID is from an earlier release and is taken for that of the model that is there.
/// </summary>
internal static class EarlierModel
{
    public static DriftFacts Forget(DriftFacts facts)
    {
        var status = facts.Status;
        if (facts.Model is not { } model || (status.ModelUid ?? model.Metadata.Uid) == model.Metadata.Uid)
            return facts;
        return facts with
        {
            Policy = facts.Policy with
            {
                Status = status with
                {
                    Signals = [],
                    Correlations = [],
                    Episode = status.Episode is { State: EpisodeState.Open } open
                        ? open with
                        {
                            State = EpisodeState.Closed,
                            ClosedAt = facts.Now,
                        }
                        : status.Episode,
                    Requests = [],
                },
            },
        };
    }
}
