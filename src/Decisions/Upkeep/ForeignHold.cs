using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// A number of pods that another writer set on the child and that the operator keeps: until a time, or, if null, as long as the writer
/// wants it.
/// </summary>
internal sealed record ForeignHold(ForeignScale By, DateTimeOffset? Until)
{
    /// <summary>
    /// The operator applies each value of spec.replicas once. It keeps a later change for humanGraceSeconds, and keeps pods that a program
    /// adds beyond spec.replicas: an autoscaler on the child would restore them each time. A higher spec.replicas takes effect at once.
    /// </summary>
    public static ForeignHold? Of(ReconcilePlan plan, ChildDeployment serving)
    {
        if (serving.ScaledBy is not { } other)
            return null;
        var wanted = plan.State.Model.Spec.Replicas;
        var isNew = plan.Status.ReplicasReached != wanted;
        if (isNew && wanted > serving.Replicas)
            return null;
        if (!isNew && !other.IsPerson && serving.Replicas > wanted)
            return new ForeignHold(other, null);
        var until = other.At.AddSeconds(plan.State.Model.Spec.HumanGraceSeconds);
        return plan.Now < until ? new ForeignHold(other, until) : null;
    }
}
