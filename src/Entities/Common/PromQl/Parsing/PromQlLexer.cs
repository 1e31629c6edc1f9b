using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>
/// The tokens of PromQL, after promql/parser/lex.go of Prometheus. Between braces names have no colon and there are no numbers.
/// </summary>
internal sealed class PromQlLexer(string text, List<PromQlFeature> features)
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "=~", "!~"];
    private readonly List<PromQlToken> _tokens = [];
    private int _at;
    private bool _braces;
    private bool _brackets;

    /// <exception cref="PromQlFaultException">A character, a number or a string is none of PromQL.</exception>
    public IReadOnlyList<PromQlToken> Read()
    {
        while (Next is not '\0' || _at < text.Length)
            Token();
        Add(PromQlTokenKind.End, _at, "");
        return _tokens;
    }

    private char Next => Peek(0);

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private void Token()
    {
        var start = _at;
        var c = Next;
        if (c is ' ' or '\t' or '\n' or '\r')
            _at++;
        else if (c == '#')
            Comment(start);
        else if (c is '"' or '\'' or '`')
            Text();
        else if (char.IsAsciiLetter(c) || c == '_' || (c == ':' && !_braces && !_brackets))
            Word();
        else if (!_braces && (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)))))
            Number();
        else
            Symbol(start, c);
    }

    private void Comment(int start)
    {
        _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
        if (_tokens is [.., var last] && last.Is("["))
            features.Add(new("a comment in front of a range", start) { Since = "3.0" });
    }

    private void Text()
    {
        var start = _at;
        var cursor = new TextCursor(text[_at..]);
        var value =
            QuotedString.ReadLoosely(cursor)
            ?? throw new PromQlFaultException(
                $"the string that begins with {text[start]} is not closed, or has an escape that PromQL does not know; close it, and write a backslash as \\\\",
                start
            );
        _at += cursor.Position;
        if (text.IndexOf('\ufffd', start, _at - start) is >= 0 and var broken)
            throw new PromQlFaultException("the string has a broken character, which Prometheus refuses; write it anew", broken);
        Add(PromQlTokenKind.Text, start, value);
    }

    private void Word()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next == '_' || (Next == ':' && !_braces))
            _at++;
        var word = text[start.._at];
        if (_brackets)
            throw new PromQlFaultException($"'{word}' cannot stand in a range; write a duration such as 5m", start);
        var kind =
            word.Contains(':', StringComparison.Ordinal) ? PromQlTokenKind.MetricWord
            : !_braces && word.ToUpperInvariant() is "INF" or "NAN" && !_braces ? PromQlTokenKind.Number
            : PromQlTokenKind.Word;
        Add(kind, start, word);
    }

    private void Number()
    {
        var start = _at;
        var (end, kind) = PromQlNumber.Scan(text, _at);
        if (end < 0)
            throw new PromQlFaultException(
                $"'{Wordlike(start)}' is neither a number nor a duration; durations look like 5m or 1h30m",
                start
            );
        _at = end;
        if (text.AsSpan(start, end - start).Contains('_'))
            features.Add(new("an underscore in a number", start) { Since = "2.55" });
        Add(kind, start, text[start..end]);
    }

    private string Wordlike(int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            end++;
        return text[start..end];
    }

    private void Symbol(int start, char c)
    {
        var pair = $"{c}{Peek(1)}";
        var symbol =
            Array.IndexOf(Symbols, pair) >= 0 && _braces != (pair is "==" or "<=" or ">=") && (_braces || pair[1] != '~') ? pair
            : pair == "!=" ? pair
            : c.ToString();
        if (!(_braces ? "{},=" : "(){}[],=<>+-*/%^@:").Contains(c, StringComparison.Ordinal) && symbol.Length == 1)
            throw new PromQlFaultException(Unknown(c, pair), start);
        if (c is '{' or '}')
            _braces = c == '{';
        if (c is '[' or ']')
            _brackets = c == '[';
        _at += symbol.Length;
        Add(PromQlTokenKind.Symbol, start, symbol);
    }

    private string Unknown(char c, string pair) =>
        pair is "=~" or "!~" ? $"'{pair}' can only stand between braces, in a label matcher"
        : pair is "&&" or "||" ? $"'{pair}' is not an operator of PromQL; write {(pair == "&&" ? "and" : "or")}"
        : c == '$' ? "'$' begins a variable that is unknown here"
        : _braces ? $"'{c}' cannot stand between braces; write label matchers such as {{code=\"200\"}}"
        : $"'{c}' is no character of PromQL";

    private void Add(PromQlTokenKind kind, int start, string value) => _tokens.Add(new(kind, value, start, _at));
}
