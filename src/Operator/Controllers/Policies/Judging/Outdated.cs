namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// Records of an earlier version of the operator have no UID of their model. They are taken for those of the model that is there: what was
/// there before cannot be known, but what comes after can then be told from it.
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
