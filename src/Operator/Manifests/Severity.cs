namespace MlOps.Operator.Manifests;

/// <summary>Error: the object is not acted on. Warning: legal, but risky.</summary>
public enum Severity
{
    Error,
    Warning,
}
