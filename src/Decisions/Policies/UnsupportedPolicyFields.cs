using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Decisions.Policies;

/// <summary>Fields of a policy that this release does not implement.</summary>
internal static class UnsupportedPolicyFields
{
    private static readonly int DefaultStepTimeout = new SloResponse { Trigger = ResponseTrigger.Release, Steps = [] }.StepTimeoutSeconds;

    /// <summary>The fields by their paths; the message says which part of a field, where it is not the whole.</summary>
    public static IEnumerable<FieldError> Of(SloPolicySpec spec)
    {
        var responses = spec.Responses ?? [];
        for (var i = 0; i < responses.Count; i++)
        {
            // The arbiter holds a step that is not implemented: skipping it would act more harshly than requested.
            var built = responses[i].Steps.TakeWhile(s => SupportedRequests.Contains(s.Action)).Count();
            foreach (var (action, index) in responses[i].Steps.Select((s, index) => (s.Action, index)))
            {
                if (index >= built)
                    yield return new(
                        $"spec.responses[{i}]",
                        index == built ? $" step {action}" : $" step {action} (comes after {responses[i].Steps[built].Action})"
                    );
            }

            if (responses[i].StepTimeoutSeconds != DefaultStepTimeout)
                yield return new($"spec.responses[{i}].stepTimeoutSeconds", "");
        }
    }
}
