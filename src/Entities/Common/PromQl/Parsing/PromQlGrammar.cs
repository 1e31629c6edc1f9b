using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>
/// The grammar of PromQL by precedence climbing, after promql/parser/generated_parser.y of Prometheus: operators here, operands and what
/// may stand behind them in the other two files.
/// </summary>
internal sealed partial class PromQlGrammar
{
    /// <summary>Far more than anybody writes, far less than the stack holds.</summary>
    private const int MaxDepth = 200;

    private readonly PromQlTokens _tokens;
    private readonly List<PromQlFeature> _features;
    private int _depth;

    private PromQlGrammar(PromQlTokens tokens, List<PromQlFeature> features) => (_tokens, _features) = (tokens, features);

    /// <exception cref="PromQlFaultException">The text is no PromQL.</exception>
    public static PromQlExpression Read(string text, List<PromQlFeature> features)
    {
        var grammar = new PromQlGrammar(new(new PromQlLexer(text, features).Read()), features);
        if (grammar._tokens.Next.Kind == PromQlTokenKind.End)
            throw new PromQlFaultException("there is no expression", 0);
        var expression = grammar.Expression(1);
        return grammar._tokens.Next.Kind == PromQlTokenKind.End
            ? expression
            : throw (
                grammar._tokens.Next is { Text: ")" or "]" or "}" } closing
                    ? new PromQlFaultException($"the '{closing.Text}' closes nothing; check the brackets", closing.Start)
                    : grammar._tokens.Unexpected("expected an operator or the end")
            );
    }

    private PromQlExpression Expression(int least)
    {
        if (++_depth > MaxDepth)
            throw new PromQlFaultException($"nested deeper than {MaxDepth} levels", _tokens.Next.Start);
        var start = _tokens.Next.Start;
        var left = Signed();
        while (BinaryOperator() is { } found && found.Strength >= least)
        {
            _tokens.Take();
            var givesBool = _tokens.TryTakeWord("bool");
            var matching = Matching();
            var right = Expression(found.Symbol == PromQlOperator.Power ? found.Strength : found.Strength + 1);
            left = new BinaryExpression(found, left, right)
            {
                GivesBool = givesBool,
                Matching = matching,
                Start = start,
                End = _tokens.End,
            };
        }

        _depth--;
        return left;
    }

    private PromQlOperator? BinaryOperator() =>
        _tokens.Next.Kind is PromQlTokenKind.Symbol or PromQlTokenKind.Word ? PromQlOperator.Of(_tokens.Next.Text) : null;

    private PromQlExpression Signed()
    {
        if (!_tokens.Next.Is("-") && !_tokens.Next.Is("+"))
            return Shifted(Operand());
        var sign = _tokens.Take();
        return new SignExpression(sign.Text[0], Expression(PromQlOperator.PowerStrength)) { Start = sign.Start, End = _tokens.End };
    }

    private VectorMatching? Matching()
    {
        VectorMatching? matching = null;
        if (_tokens.Next.IsWord("on") || _tokens.Next.IsWord("ignoring"))
        {
            var isOn = _tokens.Take().IsWord("on");
            matching = new(isOn, Labels(isOn ? "on" : "ignoring"));
        }

        if (matching is null || (!_tokens.Next.IsWord("group_left") && !_tokens.Next.IsWord("group_right")))
            return matching;
        var side = _tokens.Take();
        return matching with
        {
            Many = side.IsWord("group_left") ? ManySide.Left : ManySide.Right,
            Included = _tokens.Next.Is("(") ? Labels(side.Text) : [],
        };
    }
}
