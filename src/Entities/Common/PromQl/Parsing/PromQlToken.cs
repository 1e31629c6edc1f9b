namespace MlOps.Entities.Common.PromQl.Parsing;

internal enum PromQlTokenKind
{
    End,
    Symbol,
    Number,
    Duration,
    Text,

    /// <summary>A word that may be a label, a function or a keyword.</summary>
    Word,

    /// <summary>A word with a colon, which only a metric can have.</summary>
    MetricWord,
}

/// <summary>A token of PromQL. <paramref name="Text"/> is what stands in the query, of a string what it means.</summary>
internal sealed record PromQlToken(PromQlTokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string symbol) => Kind == PromQlTokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are read in any case.</summary>
    public bool IsWord(string keyword) => Kind == PromQlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public string Told => Kind == PromQlTokenKind.End ? "the end" : $"'{(Kind == PromQlTokenKind.Text ? "a string" : Text)}'";
}
