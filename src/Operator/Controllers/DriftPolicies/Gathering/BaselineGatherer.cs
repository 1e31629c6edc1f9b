using System.Text.Json.Nodes;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Signals.Baselines;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads the snapshot that a policy refers to, live: no informer keeps ConfigMaps of the whole cluster for it.</summary>
internal sealed class BaselineGatherer(IKubeApi api)
{
    /// <returns>The snapshot, or why there is none; null when the policy's reference is of another kind.</returns>
    public async Task<Reading<Baseline>?> GatherAsync(DriftPolicy policy, CancellationToken ct)
    {
        if (policy.Spec.Reference?.ConfigMapRef is not { Name: var name })
            return null;
        var source = $"configmap/{name}";
        try
        {
            var raw = await api.GetAsync(Kinds.ConfigMaps, new ObjectKey(policy.Metadata.Namespace, name), ct);
            return raw is null
                ? Reading<Baseline>.None(
                    EvidenceKind.NoData,
                    $"ConfigMap {name} does not exist in this namespace. Create it with mlops-operator baseline capture {policy.Metadata.Name} -n {policy.Metadata.Namespace} --configmap {name}",
                    source
                )
                : Read(raw, name, source);
        }
        catch (ApiException e) when (!e.IsTransient)
        {
            // What the server refuses once it refuses again; what is transient is tried again by the queue.
            return Reading<Baseline>.None(
                EvidenceKind.QueryError,
                $"ConfigMap {name} cannot be read: {e.Message}. The operator needs the verb get on configmaps, see config/rbac",
                source
            );
        }
    }

    private static Reading<Baseline> Read(JsonObject raw, string name, string source)
    {
        if (raw["data"] is not JsonObject data || data[Baseline.Key] is not JsonValue value || !value.TryGetValue<string>(out var text))
            return Reading<Baseline>.None(
                EvidenceKind.QueryError,
                $"ConfigMap {name} has no key {Baseline.Key}. Use one that mlops-operator baseline capture wrote",
                source
            );
        var (baseline, problem) = BaselineText.Read(text);
        return baseline is not null
            ? Reading<Baseline>.Of(baseline, source)
            : Reading<Baseline>.None(
                EvidenceKind.QueryError,
                $"{Baseline.Key} of ConfigMap {name} {problem}. Capture it again with mlops-operator baseline capture",
                source
            );
    }
}
