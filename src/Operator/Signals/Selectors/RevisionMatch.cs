using MlOps.Decisions.State.Children;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>
/// Narrows a selector to the series of one revision, or of one model: by a label where the policy names one, else by the pods' names.
/// </summary>
internal static class RevisionMatch
{
    public static LabelMatcher Of(SloPolicySpec policy, string model, string hash) =>
        policy.RevisionLabel is { } label
            ? new LabelMatcher(label, MatchOperator.Equal, hash)
            : new LabelMatcher("pod", MatchOperator.Matches, $"{Re2.Escape($"{model}-{hash}")}-.+");

    /// <summary>All revisions of a model: the same metrics may be exported by others, whose errors are not its own.</summary>
    public static LabelMatcher OfModel(SloPolicySpec policy, string model, IEnumerable<string> hashes) =>
        policy.RevisionLabel is { } label
            ? new LabelMatcher(label, MatchOperator.Matches, string.Join("|", hashes))
            : new LabelMatcher("pod", MatchOperator.Matches, $"{Re2.Escape(model)}-[0-9a-f]{{{Revision.HashLength}}}-.+");
}
