namespace MlOps.Entities.Schema;

/// <summary>A Kubernetes IntOrString, for example a target port by number or by name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntOrStringAttribute : Attribute;
