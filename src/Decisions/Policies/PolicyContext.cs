using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Policies;

/// <summary>What the judgement of any kind of policy begins with. Each kind adds what it measures.</summary>
public abstract record PolicyContext
{
    /// <summary>In whole milliseconds, as the API server keeps times.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The leader term that judges.</summary>
    public long Term { get; init; }

    /// <summary>Why the policy cannot be judged, each with its field; empty for a sound one.</summary>
    public IReadOnlyList<string> SpecErrors { get; init; } = [];

    /// <summary>Null when the ModelDeployment does not exist.</summary>
    public ModelDeployment? Model { get; init; }

    /// <summary>The revision that has the traffic.</summary>
    public RevisionStatus? Serving => Model?.Status?.Serving;

    /// <summary>Whether there is a sound policy and a revision with traffic that it could be held against.</summary>
    public virtual bool CanBeJudged => SpecErrors.Count == 0 && Serving is not null;
}
