using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>Narrows a selector to the series of one revision: by its label where the policy names one, else by its pods' names.</summary>
internal static class RevisionMatch
{
    public static LabelMatcher Of(SloPolicySpec policy, string model, string hash) => policy.RevisionLabel is { } label
        ? new LabelMatcher(label, MatchOperator.Equal, hash)
        : new LabelMatcher("pod", MatchOperator.Matches, $"{Re2.Escape($"{model}-{hash}")}-.+");
}
