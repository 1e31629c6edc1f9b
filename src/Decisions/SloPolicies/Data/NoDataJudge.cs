using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Data;

/// <summary>
/// Missing data as a breach, if configured (<c>noData.treatAs</c>): only once it is lost for good, and only while Kubernetes says
/// as well that pods are wanted and none is ready. A server that does not answer, or answers ambiguously, reveals nothing about the model.
/// </summary>
internal static class NoDataJudge
{
    public static Finding? Judge(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus status)
    {
        // As with Kubernetes' own facts: a known good revision that loses its pods later is not a bad release.
        if (facts.Serving is not { State: RevisionState.Active })
            return null;
        if (
            facts.Policy.Spec.NoData?.TreatAs != NoDataPolicy.Breach
            || status is not { Evidence: EvidenceKind.NoData or EvidenceKind.Stale, NoDataSince: { } since }
        )
            return null;
        if (
            !DataJudge.IsLost(facts, objective, status)
            || facts.Availability is not { Wanted: > 0, Ready: 0 } seen
            || seen.ViewAge > AvailabilityJudge.FreshView
        )
            return null;
        // Existing pods get the time that they need to start; without pods there is nothing to wait for.
        if (seen.Pods > 0 && seen.UnreadyFor < AvailabilityJudge.Patience(seen))
            return null;
        var unready = facts.Now - seen.ViewAge - seen.UnreadyFor;
        var evidence = FormattableString.Invariant(
            $"no data: objective {objective.Name} has had none since {TimeText.Of(since)} ({status.Evidence}), and 0 of {seen.Wanted} pods are ready"
        );
        return new Finding(EvidenceSource.Availability, objective.Name, seen.Pods > 0 && unready > since ? unready : since, 1, 0, evidence);
    }
}
