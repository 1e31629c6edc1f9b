namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>A part of a query. Start and End are places in its text; End is behind the last character.</summary>
public abstract record PromQlExpression
{
    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>The expressions that it is directly made of, in the order in which they stand.</summary>
    public virtual IReadOnlyList<PromQlExpression> Parts => [];

    /// <summary>Itself and everything below it.</summary>
    public IEnumerable<PromQlExpression> All => Parts.SelectMany(p => p.All).Prepend(this);

    public sealed override string ToString() => PromQlPrinter.Print(this);
}
