namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>The tokens of a query, read from left to right.</summary>
internal sealed class PromQlTokens(IReadOnlyList<PromQlToken> tokens)
{
    private int _at;

    public PromQlToken Next => tokens[_at];

    public PromQlToken After => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>Where the last token that was taken ends.</summary>
    public int End => _at == 0 ? 0 : tokens[_at - 1].End;

    public PromQlToken Take() => Next.Kind == PromQlTokenKind.End ? Next : tokens[_at++];

    public bool TryTake(string symbol)
    {
        if (!Next.Is(symbol))
            return false;
        _at++;
        return true;
    }

    public bool TryTakeWord(string keyword)
    {
        if (!Next.IsWord(keyword))
            return false;
        _at++;
        return true;
    }

    public void Expect(string symbol, string where)
    {
        if (!TryTake(symbol))
            throw Next.Kind == PromQlTokenKind.End
                ? new PromQlFaultException($"the query lacks a closing '{symbol}' {where}", Next.Start)
                : Unexpected($"expected '{symbol}' {where}");
    }

    public PromQlFaultException Unexpected(string wanted) => new($"found {Next.Told}; {wanted}", Next.Start);
}
