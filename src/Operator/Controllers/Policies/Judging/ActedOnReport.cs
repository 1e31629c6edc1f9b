using MlOps.Entities;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>What a policy asks for and this version does not do.</summary>
internal static class ActedOnReport
{
    public static (bool Everything, string Message) Of(SloPolicySpec spec)
    {
        var fields = Fields(spec).Select(f => f.Field + f.Message).ToList();
        return fields.Count == 0
            ? (true, "All fields of the spec are supported")
            : (false, $"Accepted but not implemented in this release: {string.Join(", ", fields)}");
    }

    /// <summary>The fields by their paths; the message says which part of a field, where it is not the whole.</summary>
    public static IEnumerable<FieldError> Fields(SloPolicySpec spec)
    {
        var responses = spec.Responses ?? [];
        for (var i = 0; i < responses.Count; i++)
        {
            foreach (var action in responses[i].Steps.Select(s => s.Action).Where(a => a != RequestedAction.Rollback))
                yield return new($"spec.responses[{i}]", $" step {action}");
        }
    }
}
