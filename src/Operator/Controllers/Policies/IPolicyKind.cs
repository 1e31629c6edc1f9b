using MlOps.Decisions.Effects;
using MlOps.Entities.Common;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>What a kind of policy adds to <see cref="PolicyReconciler{TPolicy,TStatus}"/>: how it is judged and what it reports.</summary>
public interface IPolicyKind<in TPolicy, TStatus>
    where TPolicy : class, IJudgedPolicy<TStatus>
    where TStatus : class
{
    ResourceKind Kind { get; }

    /// <summary>Gathers and judges, and exports what was measured. It writes nothing.</summary>
    Task<PolicyEvaluation<TStatus>> EvaluateAsync(TPolicy policy, CancellationToken ct);

    /// <summary>Events on transitions only, from the difference of two statuses.</summary>
    IEnumerable<EventRecord> Events(TPolicy before, TStatus after);

    /// <summary>Drops what is kept of a policy that is gone or belongs to another instance.</summary>
    void Forget(ObjectKey policy);
}
