using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report;

/// <summary>Reports writes that the API server refuses: a quota, a webhook, a field that only the server checks.</summary>
internal static class WritesCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        var refused = plan.State.Refused.Where(r => r.IsReported).OrderBy(r => r.Effect, StringComparer.Ordinal).ToList();
        return refused.Count == 0
            ? new(WellKnown.WritesAccepted, true, Reasons.AllAccepted, "The API server accepted every write")
            : new(
                WellKnown.WritesAccepted,
                false,
                Reasons.WriteRefused,
                $"The API server rejects: {string.Join("; ", refused.Select(r => $"{r.Effect}: {r.Message}"))}. The operator retries with back-off; everything else continues"
            );
    }

    /// <summary>Emits one Event per message.</summary>
    public static ReconcilePlan Warn(ReconcilePlan plan, Condition condition)
    {
        plan = plan.State.Refused.Where(r => r.IsReported).Aggregate(plan, (t, refused) => t.RequeueAt(refused.ForgottenAt));
        var told = plan.State.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Message == condition.Message) == true;
        return condition.Status == false && !told
            ? plan.WithEvent(EventRecord.Warning("WriteRefused", condition.Message, condition.Message))
            : plan;
    }
}
