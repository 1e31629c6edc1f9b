namespace MlOps.Runtime.Objects;

/// <summary>The name of an object. Queues and reconcilers see nothing else of it.</summary>
public readonly record struct ObjectKey(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Namespace) ? Name : $"{Namespace}/{Name}";
}
