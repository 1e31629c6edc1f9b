using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>A breach that a judge is sure of, with what a request needs of it.</summary>
public sealed record Finding(
    EvidenceSource Source,
    string? Objective,
    DateTimeOffset Onset,
    double BadShare,
    double Requests,
    string Evidence
)
{
    /// <summary>Whether it requests an action now. A breach may be confirmed, and paged, while nothing fails any more.</summary>
    public Asking Asking { get; init; }

    /// <summary>Since when the newest events alone show the failure, according to the release test.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The trigger in <c>spec.responses</c>: the release test and Kubernetes' own facts share one.</summary>
    public ResponseTrigger Trigger =>
        Source is EvidenceSource.ReleaseTest or EvidenceSource.Availability
            ? ResponseTrigger.Release
            : SameName.In<ResponseTrigger>(Source);
}
