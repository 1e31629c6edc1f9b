namespace MlOps.Entities.Schema;

/// <summary>Marks the root type of a custom resource and names it as <c>kubectl</c> knows it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomResourceAttribute(string kind, string plural, string shortName) : Attribute
{
    /// <summary>The API group of every kind of this project.</summary>
    public const string Group = "mlops-operator.io";

    /// <summary>The served and stored version.</summary>
    public const string Version = "v1alpha1";

    public string Kind { get; } = kind;

    public string Plural { get; } = plural;

    public string ShortName { get; } = shortName;

    /// <summary>
    /// True when the resource has <c>/scale</c> over <c>spec.replicas</c>, <c>status.replicas</c> and <c>status.selector</c>.
    /// </summary>
    public bool Scalable { get; init; }

    /// <summary>Longest name that the resource may have; 0 leaves it to Kubernetes.</summary>
    public int MaxNameLength { get; init; }
}
