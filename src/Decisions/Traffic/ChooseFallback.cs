using System.Text.Json.Nodes;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Finds the fallback that can answer instead of the model. One without a ready pod cannot: isolating a model must never cause an outage.
/// </summary>
internal static class ChooseFallback
{
    private const int LongestSelector = 2048;

    public static FallbackChoice Of(ReconcilePlan plan)
    {
        if (plan.Status.EffectiveRevision is not { } effective)
            return FallbackChoice.No(Reasons.NotYetServing, "no revision has the traffic yet");
        return plan.State.Model.Spec.CircuitBreaker?.Fallback switch
        {
            { Kind: FallbackKind.LastKnownGood } => OfRevision(plan, effective),
            { Kind: FallbackKind.Service, ServiceName: { } name } => OfService(plan, effective, name),
            _ => FallbackChoice.No(
                Reasons.NoFallback,
                "spec.circuitBreaker.fallback names no fallback; set it to kind Service with a serviceName, or to kind LastKnownGood"
            ),
        };
    }

    /// <returns>The revision that answers, or is started so that it can.</returns>
    public static string? RevisionOf(ReconcilePlan plan) =>
        IsolationState.IsOn(plan.Status) ? plan.Status.Circuit?.Revision
        : IsolationState.Asked(plan.State.Metadata) is null ? null
        : Of(plan) is var choice ? choice.Usable?.Revision ?? choice.Starts
        : null;

    private static FallbackChoice OfRevision(ReconcilePlan plan, string effective)
    {
        var answering = IsolationState.IsOn(plan.Status) ? plan.Revision(plan.Status.Circuit?.Revision) : null;
        if (answering is { State: RevisionState.Quarantined })
            answering = null;
        if ((answering ?? RollbackTarget.Choose(plan.State, plan.Status, effective))?.Hash is not { } hash)
            return FallbackChoice.No(
                Reasons.NoFallback,
                "no other revision is known good, compatible and recent enough; set spec.circuitBreaker.fallback to kind Service"
            );

        // Before the switch the fallback needs the capacity of the traffic. After it, one ready pod is enough: a restarting pod does not
        // make the fallback unavailable.
        var needed = answering is not null && plan.Status.Circuit?.Replaces is null ? 1 : Math.Max(1, Capacity.Of(plan));
        return plan.State.Deployment(hash) is { } deployment && deployment.Ready >= needed
            ? FallbackChoice.Of(new Fallback(hash, null, ChildObjects.PodLabels(plan.State.Name, hash), ServiceTarget.Ports(plan, hash)))
            : FallbackChoice.No(
                Reasons.FallbackNotReady,
                $"revision {hash} is being started: {PodCount.Of(plan.State, hash)}, {needed} are needed"
            ) with
            {
                Starts = hash,
            };
    }

    private static FallbackChoice OfService(ReconcilePlan plan, string effective, string name)
    {
        if (plan.State.Fallback is not { } service || service.Name != name)
            return FallbackChoice.No(
                Reasons.FallbackNotFound,
                $"Service {name} does not exist in this namespace; create it, or name another in spec.circuitBreaker.fallback.serviceName"
            );
        if (service.Selector.Count == 0 || SelectorText.Of(service.Selector).Length > LongestSelector)
            return FallbackChoice.No(Reasons.FallbackHasNoSelector, $"Service {name} has no selector; name a Service that selects pods");
        if (SelectsOwn(plan, effective, service.Selector))
            return FallbackChoice.No(
                Reasons.FallbackIsTheModel,
                $"Service {name} selects the pods of revision {effective} itself; name a Service with other pods"
            );
        if (service.Ready == 0)
            return FallbackChoice.No(
                Reasons.FallbackNotReady,
                $"none of the pods that Service {name} selects is ready; make at least one ready"
            );
        var (ports, missing) = FallbackPorts.Map(ServiceTarget.Ports(plan, effective), service.Ports);
        return missing is null
            ? FallbackChoice.Of(new Fallback(null, name, service.Selector, ports))
            : FallbackChoice.No(
                Reasons.FallbackLacksPort,
                $"Service {name} has no port that matches {missing} by name or number; add it to that Service"
            );
    }

    private static bool SelectsOwn(ReconcilePlan plan, string effective, JsonObject selector)
    {
        var own = ChildObjects.PodLabels(plan.State.Name, effective);
        var labels = plan.State.RevisionObject(effective) is { } kept
            ? PodTemplate.Of(kept.Revision, own)["metadata"]?["labels"] as JsonObject ?? own
            : own;
        return selector.All(s => JsonNode.DeepEquals(labels[s.Key], s.Value));
    }
}
