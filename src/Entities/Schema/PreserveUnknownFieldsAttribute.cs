namespace MlOps.Entities.Schema;

/// <summary>The subtree is stored as the user wrote it: any field, nothing pruned, nothing defaulted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PreserveUnknownFieldsAttribute : Attribute;
