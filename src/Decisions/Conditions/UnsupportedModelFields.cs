using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Conditions;

/// <summary>Fields of a ModelDeployment that this release accepts and does not implement.</summary>
internal static class UnsupportedModelFields
{
    /// <summary>The fields by their paths; the message says which part of a field, where it is not the whole.</summary>
    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec)
    {
        if (spec.Autoscaling is not null)
            yield return new("spec.autoscaling", "");
        if (spec.CircuitBreaker is not null)
            yield return new("spec.circuitBreaker", " (except its fallback, which the isolate annotation uses)");
        if (spec.FreezeWindows is { Count: > 0 })
            yield return new("spec.freezeWindows", "");
    }
}
