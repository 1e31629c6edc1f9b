namespace MlOps.Entities.Schema;

/// <summary>The list is a map by this field, so that two writers can each own entries (<c>x-kubernetes-list-type: map</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListMapKeyAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
