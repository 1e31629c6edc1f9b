namespace MlOps.Entities.Schema;

/// <summary>A column of <c>kubectl get</c>. Columns appear in the order of their attributes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PrinterColumnAttribute(string name, string jsonPath) : Attribute
{
    public string Name { get; } = name;

    public string JsonPath { get; } = jsonPath;

    /// <summary>OpenAPI type: <c>string</c>, <c>integer</c> or <c>date</c>.</summary>
    public string Type { get; init; } = "string";

    /// <summary>0 is always shown; above 0 only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }

    public string? Description { get; init; }
}
