namespace MlOps.Runtime.Objects;

/// <summary>An object that belongs to another one, by which an informer finds it without a look at all the others.</summary>
public interface IOwned
{
    /// <summary>Null where it belongs to none.</summary>
    ObjectKey? Owner { get; }
}
