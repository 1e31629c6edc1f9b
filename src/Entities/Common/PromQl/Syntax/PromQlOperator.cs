namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>A binary operator and how strongly it binds.</summary>
public sealed record PromQlOperator(string Symbol, int Strength)
{
    /// <summary>Of the operators with equal strength only this one groups from the right.</summary>
    public const string Power = "^";

    /// <summary>A sign binds as multiplication does, so -a^b is -(a^b).</summary>
    public const int PowerStrength = 6;

    private static readonly PromQlOperator[] All =
    [
        new("or", 1),
        new("and", 2),
        new("unless", 2),
        new("==", 3),
        new("!=", 3),
        new("<", 3),
        new("<=", 3),
        new(">", 3),
        new(">=", 3),
        new("+", 4),
        new("-", 4),
        new("*", 5),
        new("/", 5),
        new("%", 5),
        new("atan2", 5),
        new(Power, PowerStrength),
    ];

    public bool IsComparison => Strength == 3;

    public bool IsSet => Strength <= 2;

    /// <summary>Words are operators in any case.</summary>
    public static PromQlOperator? Of(string symbol) =>
        Array.Find(All, o => string.Equals(o.Symbol, symbol, StringComparison.OrdinalIgnoreCase));
}
