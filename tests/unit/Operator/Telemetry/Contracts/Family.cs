namespace MlOps.Operator.Tests.Telemetry.Contracts;

/// <summary>A metric with all its series.</summary>
internal sealed record Family(string Name, string Type, string Help, List<ExposedSample> Samples)
{
    /// <summary>Label names that its series have; a histogram's own excepted.</summary>
    public IReadOnlyList<string> Labels =>
        [.. Samples.SelectMany(s => s.Labels.Keys).Where(l => l != "le").Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Values(string label) => [.. Samples.Select(s => s.Labels[label]).Distinct().Order(StringComparer.Ordinal)];
}
