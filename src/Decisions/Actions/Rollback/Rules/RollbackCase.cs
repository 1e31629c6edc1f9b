using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>All that a decision on one rollback request rests on.</summary>
public sealed record RollbackCase(ModelState State, ModelDeploymentStatus Status, SloPolicy Policy, ActionRequest Request)
    : RequestCase<SloPolicy, ActionRequest>(State, Status, Policy, Request)
{
    /// <summary>The rollback whose intent is saved, if the chain is evaluated before its effect.</summary>
    public ActionStatus? Intent { get; init; }

    public override int Attempt => Intent?.Attempt ?? Attempts.Of(Status, Policy.Metadata.Uid, Request.Episode);

    public RevisionStatus? Serving => Status.Revisions.FirstOrDefault(r => r.Hash == Request.Revision);

    /// <summary>The target of the rollback, for a saved intent the intended one; null if none is safe.</summary>
    public RevisionStatus? Target =>
        Intent is { To: var to }
            ? RollbackTarget.Eligible(State, Status, Request.Revision).FirstOrDefault(r => r.Hash == to)
            : RollbackTarget.Choose(State, Status, Request.Revision);

    /// <summary>How long the episode has been open: a hold on suspicion is limited in time.</summary>
    public TimeSpan OpenFor =>
        State.Now - (Policy.Status?.Episode is { } episode && episode.Number == Request.Episode ? episode.OpenedAt : Request.EvaluatedAt);

    /// <summary>
    /// Paired probes have shown that only the revision in question answers wrongly: proof overrides suspicion. One that does not answer in
    /// time may be overloaded, which is what the suspicions are about.
    /// </summary>
    public bool IsProvenByProbes =>
        State.Probes is { Suspect: var suspect, Target: { Asked: true, Fails: false } } && suspect is { Asked: true, Fails: true };

    protected override bool IsUnderWay =>
        Status.Action is { Kind: ActionKind.Rollback } action
        && action.PolicyUid == Policy.Metadata.Uid
        && action.Episode == Request.Episode;

    protected override string IdOf(int attempt) =>
        ActionIds.Of(
            State.Metadata.Uid,
            Policy.Metadata.Uid,
            Request.Episode,
            $"{Request.Trigger}/{Request.Step}",
            attempt,
            nameof(ActionKind.Rollback)
        );
}
