using MlOps.Decisions.Conditions;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Policies;

/// <summary>Why a policy of any kind cannot be judged, and the conditions that say so.</summary>
/// <param name="Reason">Reason of condition Ready.</param>
/// <param name="Message">Its message, with the remedy where the policy is at fault.</param>
internal sealed record NotJudged(string Reason, string Message)
{
    /// <returns>Null where there is a revision to judge.</returns>
    public static NotJudged? Because(PolicyContext context, IPolicy policy)
    {
        if (context.SpecErrors.Count > 0)
            return new(Reasons.InvalidSpec, string.Join("; ", context.SpecErrors));
        if (context.Model is null)
            return new(Reasons.ModelNotFound, $"ModelDeployment {policy.ModelRef.Name} does not exist in this namespace");
        return context.Serving is null ? new(Reasons.NotYetServing, "the ModelDeployment does not serve a revision yet") : null;
    }

    /// <summary>Each condition that a verdict would have set, with the reason why there is none.</summary>
    public Condition Ready => new(WellKnown.Ready, false, Reason, Message);

    public Condition Unmeasured(string type) => new(type, null, Reason, "Not evaluated; condition Ready says why");

    public Condition Unjudged(string type) => new(type, null, Reason, "Not evaluated; condition Ready says why");
}
