using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Controllers;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Live;

/// <summary>Reads a DriftPolicy from the API server for a command.</summary>
internal static class LivePolicy
{
    /// <returns>The policy; or null and the error message.</returns>
    public static async Task<(DriftPolicy? Policy, string Problem)> ReadAsync(IKubeApi api, ObjectKey key, CancellationToken ct)
    {
        if (await api.GetAsync(ResourceKinds.DriftPolicies, key, ct) is not { } raw)
            return (
                null,
                $"no DriftPolicy {key.Name} in namespace {key.Namespace}; kubectl get driftpolicies --all-namespaces lists them, -n chooses the namespace"
            );
        var (policy, why) = StoredObject.Decode<DriftPolicy>(raw);
        return policy is null ? (null, $"DriftPolicy {key} cannot be read: {why}") : (policy, "");
    }
}
