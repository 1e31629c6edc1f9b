using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>What every decision rests on.</summary>
public abstract record DecisionCase(ModelWorld World, ModelDeploymentStatus Status)
{
    /// <summary>Id of the decision, and of the action that may follow: the same whichever process decides, however often.</summary>
    public string Id => IdOf(Attempt);

    /// <summary>Attempts of this episode that ended before they had an effect. Part of the id, so that a new attempt is a new action.</summary>
    public abstract int Attempt { get; }

    /// <summary>What the policy that asks allows now.</summary>
    public abstract PolicyMode Mode { get; }

    /// <summary>The evidence, in words.</summary>
    public abstract string Evidence { get; }

    /// <summary>
    /// A person has approved this decision, under the id of this attempt or of an earlier one: what was approved once need not be
    /// approved again because a pod was late. It counts while the evidence is fresh, and never for another episode.
    /// </summary>
    public bool IsApproved => Names(WellKnown.ApproveAnnotation);

    public bool IsRejected => Names(WellKnown.RejectAnnotation);

    protected abstract string IdOf(int attempt);

    private bool Names(string annotation) =>
        World.Metadata.Annotations.TryGetValue(annotation, out var id) && Enumerable.Range(0, Attempt + 1).Any(attempt => IdOf(attempt) == id);
}
