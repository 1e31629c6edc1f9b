namespace MlOps.Entities.Schema;

/// <summary>How long each string of a list may be.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemLengthAttribute(int maximum) : Attribute
{
    public int Maximum { get; } = maximum;
}
