using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Report;

/// <summary>Fields of the spec that this release does not implement. They are accepted and never silently ignored.</summary>
internal static class SupportCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        var fields = Fields(plan.State.Model.Spec).Select(f => f.Field + f.Message).ToList();
        return fields.Count == 0
            ? new(WellKnown.SpecSupported, true, "AllFields", "All fields of the spec are supported")
            : new(
                WellKnown.SpecSupported,
                false,
                "UnsupportedFields",
                $"Accepted but not implemented in this release: {string.Join(", ", fields)}"
            );
    }

    /// <summary>The fields by their paths; the message says which part of a field, where it is not the whole.</summary>
    public static IEnumerable<FieldError> Fields(ModelDeploymentSpec spec)
    {
        if (spec.Autoscaling is not null)
            yield return new("spec.autoscaling", "");
        if (spec.CircuitBreaker is not null)
            yield return new("spec.circuitBreaker", " (except its fallback, which the isolate annotation uses)");
        if (spec.FreezeWindows is { Count: > 0 })
            yield return new("spec.freezeWindows", "");
    }
}
