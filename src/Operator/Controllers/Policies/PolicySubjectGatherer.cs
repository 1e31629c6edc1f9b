using MlOps.Decisions.SloPolicies.Data;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>Reads the model and the source of the metrics of a policy of any kind, and finds what keeps it from being judged.</summary>
/// <param name="api">The API server.</param>
/// <param name="sources">The configured Prometheus servers.</param>
/// <param name="leadership">The present term.</param>
/// <param name="time">The clock.</param>
/// <param name="models">The models as an informer shows them; null to read each from the server, as the command line does.</param>
public sealed class PolicySubjectGatherer(
    IKubeApi api,
    PrometheusSources sources,
    ILeadership leadership,
    TimeProvider time,
    IInformer<Observed<ModelDeployment>>? models = null
)
{
    /// <param name="policy">The policy.</param>
    /// <param name="invalid">What its validator found.</param>
    /// <param name="ct">Ends the wait for the API server.</param>
    public async Task<PolicySubject> GatherAsync(IPolicy policy, IEnumerable<FieldError> invalid, CancellationToken ct)
    {
        var key = new ObjectKey(policy.Metadata.Namespace, policy.ModelRef.Name);
        var errors = invalid.Select(e => $"{e.Field}: {e.Message}").ToList();
        var (model, unreadable) =
            models is { SinceLastContact: var age } && age < AvailabilityJudge.FreshView && models.Get(key) is { } seen
                ? (seen.Entity, null)
                : await ReadAsync(key, ct);
        if (unreadable is not null)
            errors.Add($"spec.modelRef.name: the ModelDeployment of this name cannot be read: {unreadable}");
        var (prometheus, unusable) = sources.Find(policy.Prometheus, policy.Metadata.Namespace);
        if (unusable is not null)
            errors.Add(unusable);
        return new PolicySubject
        {
            Now = UnixTime.Milliseconds(time.GetUtcNow()),
            Term = leadership.Term,
            ModelKey = key,
            Model = model,
            Prometheus = prometheus,
            Errors = errors,
        };
    }

    /// <summary>A model that the informer does not hold is missing, unreadable or another instance's: the server says which.</summary>
    private async Task<(ModelDeployment? Model, string? Unreadable)> ReadAsync(ObjectKey key, CancellationToken ct)
    {
        var (raw, undecodable) = await StoredObject.TryGetAsync(api, ResourceKinds.ModelDeployments, key, ct);
        return raw is null || undecodable is not null ? (null, undecodable) : StoredObject.Decode<ModelDeployment>(raw);
    }
}
