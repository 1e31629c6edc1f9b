namespace MlOps.Runtime.Controllers;

/// <summary>What a successful reconcile requests.</summary>
public readonly record struct ReconcileResult(TimeSpan? RequeueAfter)
{
    /// <summary>Nothing to do until something changes.</summary>
    public static ReconcileResult Done => default;

    /// <summary>Look again after this time even if nothing changes.</summary>
    public static ReconcileResult After(TimeSpan delay) => new(delay);
}
