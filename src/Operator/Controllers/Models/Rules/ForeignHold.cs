using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>A number of pods that another writer set on the child and that stands: until a time, or with null for as long as it wants it.</summary>
internal sealed record ForeignHold(ForeignScale By, DateTimeOffset? Until)
{
    /// <summary>
    /// The operator writes once for each value of spec.replicas. What is changed after that stands for humanGraceSeconds, and what a program
    /// wants beyond it for good: an autoscaler on the child would put it back each time. A spec that asks for more is followed at once.
    /// </summary>
    public static ForeignHold? Of(Turn turn, ChildDeployment serving)
    {
        if (serving.ScaledBy is not { } other)
            return null;
        var wanted = turn.World.Model.Spec.Replicas;
        var isNew = turn.Status.ReplicasReached != wanted;
        if (isNew && wanted > serving.Replicas)
            return null;
        if (!isNew && !other.IsPerson && serving.Replicas > wanted)
            return new ForeignHold(other, null);
        var until = other.At.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds);
        return turn.Now < until ? new ForeignHold(other, until) : null;
    }
}
