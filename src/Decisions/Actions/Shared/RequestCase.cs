using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>All that a decision on one policy's request rests on.</summary>
public abstract record RequestCase<TPolicy, TRequest>(ModelState State, ModelDeploymentStatus Status, TPolicy Policy, TRequest Request)
    : DecisionCase(State, Status)
    where TPolicy : IPolicy
    where TRequest : PolicyRequest
{
    public override PolicyMode Mode => EffectiveMode.Of(Policy, State.Now);

    public override string Evidence => Request.Evidence;

    public bool IsFresh => Freshness.IsFresh(Request, Policy, State, Status);

    /// <summary>
    /// Whether there is something to decide: the request is about what serves now, and no action has answered its episode or is doing so.
    /// </summary>
    public bool IsOpen =>
        Freshness.Concerns(Request, Policy, State, Status) && !Status.HasAnswered(Policy.Metadata.Uid, Request.Episode) && !IsUnderWay;

    /// <summary>The steps of the action evaluate the chain for an episode that is being answered.</summary>
    protected abstract bool IsUnderWay { get; }
}
