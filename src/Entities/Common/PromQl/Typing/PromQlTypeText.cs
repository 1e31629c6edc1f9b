namespace MlOps.Entities.Common.PromQl.Typing;

/// <summary>Types in words.</summary>
internal static class PromQlTypeText
{
    public static string Of(PromQlType type) =>
        type switch
        {
            PromQlType.Scalar => "a scalar",
            PromQlType.InstantVector => "an instant vector",
            PromQlType.RangeVector => "a range vector",
            _ => "a string",
        };
}
