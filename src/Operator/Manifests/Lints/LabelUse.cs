using MlOps.Entities.Common.Selectors;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>A matcher in a field, with the metric whose series it selects where one is named.</summary>
internal sealed record LabelUse(string Field, string? Metric, LabelMatcher Matcher);
