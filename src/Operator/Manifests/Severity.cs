namespace MlOps.Operator.Manifests;

/// <summary>
/// Error: the object is not acted on. Warning: legal, but risky, without effect or probably meant otherwise; there is something to correct.
/// Note: what a correct field means; there is nothing to correct.
/// </summary>
public enum Severity
{
    Error,
    Warning,
    Note,
}
