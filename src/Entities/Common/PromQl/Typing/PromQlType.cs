namespace MlOps.Entities.Common.PromQl.Typing;

/// <summary>What an expression gives.</summary>
public enum PromQlType
{
    Scalar,
    InstantVector,
    RangeVector,
    String,
}
