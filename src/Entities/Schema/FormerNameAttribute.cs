namespace MlOps.Entities.Schema;

/// <summary>
/// The name of a status field, or of one of its values, in an earlier version of this API. It is read and stays in the schema, so that the
/// server keeps what is stored under it; it is never written.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class FormerNameAttribute(string name) : Attribute
{
    public string Name => name;
}
