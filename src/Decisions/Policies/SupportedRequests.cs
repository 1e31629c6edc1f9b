using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Decisions.Policies;

/// <summary>
/// What a SloPolicy may request of this release. A test compares it with the actions: each of these has one that answers it, and no other.
/// </summary>
internal static class SupportedRequests
{
    private static readonly RequestedAction[] Supported = [RequestedAction.Rollback];

    public static bool Contains(RequestedAction action) => Supported.Contains(action);
}
