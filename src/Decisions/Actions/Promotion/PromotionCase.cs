using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Promotion;

/// <summary>The facts for a decision to give a revision the traffic. No policy requests it: the spec or a pin does.</summary>
public sealed record PromotionCase(ReconcilePlan ReconcilePlan, RevisionStatus Revision)
    : DecisionCase(ReconcilePlan.State, ReconcilePlan.Status)
{
    /// <summary>The promotion whose intent is saved, if the chain is evaluated before its effect.</summary>
    public ActionStatus? Intent { get; init; }

    public override int Attempt => Intent?.Attempt ?? Attempts.Of(Status, Attempts.KeyOfPromotion(Revision.Hash), 0);

    public override PolicyMode Mode => PolicyMode.Enforce;

    public override string Evidence => $"revision {Revision.Hash} (version {Revision.Version}) is desired and ready";

    /// <summary>Two promotions of one revision differ in the sequence number that the first one took.</summary>
    protected override string IdOf(int attempt) =>
        ActionIds.Of(State.Metadata.Uid, "", Status.Revisions.Max(r => r.PromotionSeq), "0", attempt, $"Promote {Revision.Hash}");
}
