using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Presets;
using MlOps.Operator.Signals.Presets;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>Labels that the series of a known serving stack do not have, where a field matches on them.</summary>
internal static class LabelLint
{
    public static IEnumerable<FieldError> Of(SloPolicySpec spec) => Told(Uses(spec).Where(u => u.Matcher.Label != spec.RevisionLabel));

    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec) => Told(Uses(spec));

    public static IEnumerable<FieldError> Of(DriftPolicySpec spec) =>
        Told([
            .. Uses(spec),
            .. (spec.Signals ?? []).SelectMany(
                (s, i) =>
                    s.Source.Categorical is { } c
                        ? [new($"spec.signals[{i}].source.categorical.label", c.Metric, new(c.Label, MatchOperator.Matches, ".+"))]
                        : Array.Empty<LabelUse>()
            ),
        ]);

    /// <summary>Every matcher that is written.</summary>
    public static IReadOnlyList<LabelUse> Uses(SloPolicySpec spec)
    {
        var uses = QueryFields.Of(spec).SelectMany(InQuery).ToList();
        for (var i = 0; i < spec.Objectives.Count; i++)
        {
            var (sli, path) = (spec.Objectives[i].Sli, $"spec.objectives[{i}].sli");
            uses.AddRange(InMatchers($"{path}.latency.selector", sli.Latency?.Histogram, sli.Latency?.Selector));
            if (sli.Preset is { } preset)
                uses.AddRange(InMatchers($"{path}.preset.selector", Metric(preset), preset.Selector));
        }

        return uses;
    }

    /// <inheritdoc cref="Uses(SloPolicySpec)"/>
    public static IReadOnlyList<LabelUse> Uses(ModelDeploymentSpec spec) => [.. QueryFields.Of(spec).SelectMany(InQuery)];

    /// <inheritdoc cref="Uses(SloPolicySpec)"/>
    public static IReadOnlyList<LabelUse> Uses(DriftPolicySpec spec)
    {
        var uses = QueryFields.Of(spec).SelectMany(InQuery).ToList();
        foreach (var (i, source) in (spec.Signals ?? []).Select((s, i) => (i, s.Source)))
        {
            var path = $"spec.signals[{i}].source";
            uses.AddRange(InMatchers($"{path}.histogram.selector", source.Histogram?.Metric, source.Histogram?.Selector));
            uses.AddRange(InMatchers($"{path}.categorical.selector", source.Categorical?.Metric, source.Categorical?.Selector));
        }

        return uses;
    }

    private static IEnumerable<LabelUse> InQuery(QueryField field) =>
        PromQlText
            .Selectors(field.Query)
            .SelectMany(s => s.Matchers.Select(m => new LabelUse(field.Path, s.Metric ?? Named(s.Matchers), m)));

    /// <summary>The metric that <c>{__name__="…"}</c> names. A pattern may also stand for metrics that nobody knows here.</summary>
    private static string? Named(IReadOnlyList<LabelMatcher> matchers) =>
        matchers.FirstOrDefault(m => m is { Label: "__name__", Operator: MatchOperator.Equal })?.Value;

    private static IEnumerable<LabelUse> InMatchers(string field, string? metric, string? selector) =>
        selector is not null && VectorSelector.TryParseMatchers(selector, out var matchers, out _)
            ? matchers.Select(m => new LabelUse(field, metric, m))
            : [];

    /// <returns>Null for a preset that is wrong, or that its stack has no metric for: there are no labels to compare with then.</returns>
    private static string? Metric(PresetIndicator preset)
    {
        try
        {
            var sli = PresetSelectors.Expand(preset);
            return sli.Latency?.Histogram ?? VectorSelector.Parse((sli.Events!.Bad ?? sli.Events.Good)!).Metric;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static IEnumerable<FieldError> Told(IEnumerable<LabelUse> uses) =>
        from use in uses.DistinctBy(u => (u.Field, u.Metric, u.Matcher.Label))
        where !AsksForAbsence(use.Matcher)
        let stack = use.Metric is null ? null : StackLabels.Of(use.Metric)
        where stack is not null && !IsBoundary(use) && stack.Lacks(use.Matcher)
        select new FieldError(use.Field, Words(use, stack));

    /// <summary>What a series without the label passes, and is meant to.</summary>
    private static bool AsksForAbsence(LabelMatcher matcher) =>
        matcher.Operator is MatchOperator.Equal or MatchOperator.Matches && matcher.AcceptsEmpty;

    private static bool IsBoundary(LabelUse use) => use.Matcher.Label == "le" && use.Metric!.EndsWith("_bucket", StringComparison.Ordinal);

    private static string Words(LabelUse use, StackSeries stack)
    {
        var label = use.Matcher.Label;
        var effect =
            use.Field.EndsWith(".label", StringComparison.Ordinal) ? "there is no category"
            : use.Matcher.AcceptsEmpty ? $"{use.Matcher} leaves out nothing"
            : $"{use.Matcher} selects nothing";
        var near = string.Join(" or ", stack.Near(use.Matcher));
        return $"names the label {label} of {use.Metric}, which {(stack.IsCommonName ? "no known exporter of it has" : $"{stack.Stack} does not export")}: unless your scrape configuration adds it, {effect}; "
            + (near.Length > 0 ? $"did you mean {near}? " : "")
            + $"Labels of these series: {string.Join(", ", stack.Labels.Order(StringComparer.Ordinal))}";
    }
}
