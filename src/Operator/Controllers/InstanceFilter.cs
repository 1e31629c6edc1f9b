using MlOps.Entities.Common;

namespace MlOps.Operator.Controllers;

/// <summary>
/// Which objects this operator handles. Several operators can share a cluster: each handles the objects that carry its name
/// in the instance label, the default one those that carry none.
/// </summary>
public sealed record InstanceFilter(string? Instance)
{
    public string LabelSelector => Instance is null ? $"!{WellKnown.InstanceLabel}" : $"{WellKnown.InstanceLabel}={Instance}";

    public bool Matches(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue(WellKnown.InstanceLabel, out var name) ? name == Instance : Instance is null;
}
