using MlOps.Decisions.SloPolicies.Facts;

namespace MlOps.Decisions.SloPolicies;

/// <summary>
/// Records of an earlier version of the operator lack the UID of their model. They are assigned to the current model: an earlier one cannot
/// be known, but a later one can then be distinguished.
/// </summary>
internal static class Outdated
{
    public static PolicyFacts Renew(PolicyFacts facts)
    {
        var (status, uid) = (facts.Status, facts.Model?.Metadata.Uid);
        if (status is { Release: null or { ModelUid: not null }, Episode: null or { ModelUid: not null } })
            return facts;
        return facts with
        {
            Policy = facts.Policy with
            {
                Status = status with
                {
                    Release = status.Release is { } release ? release with { ModelUid = release.ModelUid ?? uid } : null,
                    Episode = status.Episode is { } episode ? episode with { ModelUid = episode.ModelUid ?? uid } : null,
                },
            },
        };
    }
}
