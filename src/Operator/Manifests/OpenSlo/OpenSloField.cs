namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>A field that OpenSLO knows. One that only describes is not looked into; what has no list inside is read elsewhere.</summary>
internal sealed record OpenSloField(string Name, IReadOnlyList<OpenSloField>? Inside = null)
{
    public bool Describes { get; private init; }

    public static OpenSloField Description(string name) => new(name) { Describes = true };

    public static OpenSloField[] Read(params string[] names) => [.. names.Select(n => new OpenSloField(n))];
}
