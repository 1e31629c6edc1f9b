namespace MlOps.Entities.Common;

/// <summary>A policy with its status, which is absent until it was judged once.</summary>
/// <typeparam name="TStatus">The status of this kind.</typeparam>
public interface IJudgedPolicy<out TStatus> : IPolicy
    where TStatus : class
{
    TStatus? Status { get; }
}
