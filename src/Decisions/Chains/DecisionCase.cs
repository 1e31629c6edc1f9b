using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Chains;

/// <summary>The facts that every decision is based on.</summary>
public abstract record DecisionCase(ModelState State, ModelDeploymentStatus Status)
{
    /// <summary>Id of the decision, and of the action that may follow: the same whichever process decides, however often.</summary>
    public string Id => IdOf(Attempt);

    /// <summary>
    /// Attempts of this episode that ended before they took effect. Part of the id, so that a new attempt is a new action.
    /// </summary>
    public abstract int Attempt { get; }

    /// <summary>What the requesting policy allows now.</summary>
    public abstract PolicyMode Mode { get; }

    /// <summary>The evidence, in words.</summary>
    public abstract string Evidence { get; }

    /// <summary>
    /// A person has approved this decision, under the id of this attempt or of an earlier one: a late pod requires no second approval.
    /// Valid while the evidence is fresh, and only for this episode.
    /// </summary>
    public bool IsApproved => Names(WellKnown.ApproveAnnotation);

    public bool IsRejected => Names(WellKnown.RejectAnnotation);

    /// <summary>Whether an id is that of this attempt or of an earlier one at the same.</summary>
    public bool IsId(string id) => Enumerable.Range(0, Attempt + 1).Any(attempt => IdOf(attempt) == id);

    protected abstract string IdOf(int attempt);

    private bool Names(string annotation) => State.Metadata.Annotations.TryGetValue(annotation, out var id) && IsId(id);
}
