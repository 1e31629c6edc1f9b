using System.Text.RegularExpressions;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Operator.Signals.Presets;

/// <summary>Metrics of one serving stack and every label that one of its dialects gives them.</summary>
internal sealed partial record StackSeries(string Stack, IReadOnlyList<string> Metrics, IReadOnlyList<string> Labels)
{
    /// <summary>
    /// Any service may export a metric of this name, with labels of its own. Only a label that stands for a status, or that a proxy in
    /// front of the service exports, is then known to be the wrong one.
    /// </summary>
    public bool IsCommonName { get; init; }

    /// <summary>True when a series of this stack cannot have the label that is matched.</summary>
    public bool Lacks(LabelMatcher matcher) =>
        !Labels.Contains(matcher.Label)
        && !TargetLabels.Has(matcher.Label)
        && (!IsCommonName || IsStatus(matcher.Label) || StackLabels.OfProxies.Contains(matcher.Label) || Status().IsMatch(matcher.Value));

    /// <summary>The labels that were probably meant; none where nothing is near.</summary>
    public IEnumerable<string> Near(LabelMatcher matcher) =>
        IsStatus(matcher.Label) || IsCode(matcher.Label) || Status().IsMatch(matcher.Value)
            ? Labels.Where(l => IsStatus(l) || IsCode(l))
            : Labels.Where(l => matcher.Label.Split('_').Any(word => word.Length > 4 && l.Split('_').Contains(word))).Take(5);

    private static bool IsStatus(string label) => label.Contains("status", StringComparison.OrdinalIgnoreCase);

    private static bool IsCode(string label) => label.Contains("code", StringComparison.OrdinalIgnoreCase);

    /// <summary>A status of HTTP, or a pattern that begins with one: 500, 5.., 5xx, [45].., 500|502.</summary>
    [GeneratedRegex(@"^\^?\(?(\[[1-5-]+\]|[1-5])(\.\.|\.\*|\.\+|xx|XX|[0-9]{2}|\[0-9\]\{2\}|\\d\{2\}|\\d\\d)([|)$]|\z)")]
    private static partial Regex Status();
}
