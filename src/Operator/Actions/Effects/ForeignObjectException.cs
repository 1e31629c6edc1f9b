namespace MlOps.Operator.Actions.Effects;

/// <summary>An object of the name that a child needs belongs to another owner; nothing was written.</summary>
public sealed class ForeignObjectException(string message) : Exception(message);
