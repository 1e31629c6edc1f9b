namespace MlOps.Operator.Controllers.Policies;

/// <summary>What one evaluation found.</summary>
/// <param name="Status">The whole new status.</param>
/// <param name="Next">When to judge again; null where there is nothing to judge.</param>
public sealed record PolicyEvaluation<TStatus>(TStatus Status, TimeSpan? Next)
    where TStatus : class;
