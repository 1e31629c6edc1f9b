namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>
/// Something that not every Prometheus from 2.42 on takes. Since and Until are versions, the latter the first one without it; Flag is the
/// feature flag that it needs.
/// </summary>
public sealed record PromQlFeature(string What, int Position)
{
    public string? Since { get; init; }

    public string? Until { get; init; }

    public string? Flag { get; init; }

    /// <summary>What a Prometheus must be like to take it.</summary>
    public string Needs =>
        string.Join(
            " and ",
            new[]
            {
                Since is null ? null : $"Prometheus {Since} or later",
                Until is null ? null : $"a Prometheus before {Until}",
                Flag is null ? null : $"its feature flag {Flag}",
            }.OfType<string>()
        );
}
