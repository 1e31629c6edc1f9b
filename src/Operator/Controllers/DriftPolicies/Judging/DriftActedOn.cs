using MlOps.Entities;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>What a DriftPolicy asks for and this version does not do.</summary>
internal static class DriftActedOn
{
    public static IEnumerable<FieldError> Fields(DriftPolicySpec spec)
    {
        if (spec.Reference?.ConfigMapRef is not null)
            yield return new("spec.reference.configMapRef", "");
        var signals = spec.Signals ?? [];
        for (var i = 0; i < signals.Count; i++)
        {
            if (signals[i].Source.Stream is not null)
                yield return new($"spec.signals[{i}].source.stream", "");
        }
    }
}
