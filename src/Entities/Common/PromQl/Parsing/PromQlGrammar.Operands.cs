using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;

namespace MlOps.Entities.Common.PromQl.Parsing;

internal sealed partial class PromQlGrammar
{
    /// <summary>Words that continue an expression and can name no metric.</summary>
    private static readonly HashSet<string> NoMetrics = new(StringComparer.OrdinalIgnoreCase)
    {
        "atan2",
        "bool",
        "group_left",
        "group_right",
        "ignoring",
        "on",
    };

    /// <summary>Words that can name a metric, but no function.</summary>
    private static readonly HashSet<string> NoFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "and",
        "by",
        "end",
        "offset",
        "or",
        "start",
        "unless",
        "without",
    };

    private PromQlExpression Operand()
    {
        var token = _tokens.Next;
        switch (token.Kind)
        {
            case PromQlTokenKind.Number:
                _tokens.Take();
                return new NumberExpression(PromQlNumber.Value(token), token.Text) { Start = token.Start, End = token.End };
            case PromQlTokenKind.Duration:
                _tokens.Take();
                _features.Add(new("a duration as a number of seconds", token.Start) { Since = "2.54" });
                return new NumberExpression(PromQlNumber.Length(token).Milliseconds / 1000d, token.Text)
                {
                    Start = token.Start,
                    End = token.End,
                };
            case PromQlTokenKind.Text:
                _tokens.Take();
                return new TextExpression(token.Text) { Start = token.Start, End = token.End };
            case PromQlTokenKind.Word or PromQlTokenKind.MetricWord:
                return Named(token);
            default:
                return token.Is("(") ? Group()
                    : token.Is("{") ? Selector(null)
                    : throw NoOperand(token);
        }
    }

    private PromQlFaultException NoOperand(PromQlToken token) =>
        token.Is(")") ? new("found ')'; an expression is missing in front of it", token.Start)
        : token.Kind == PromQlTokenKind.End ? new("the query ends where an expression is expected; complete it", token.Start)
        : _tokens.Unexpected("expected a metric, a function or a number");

    private GroupExpression Group()
    {
        var start = _tokens.Take().Start;
        var inner = Expression(1);
        _tokens.Expect(")", $"for the '(' at character {start + 1}");
        return new(inner) { Start = start, End = _tokens.End };
    }

    private PromQlExpression Named(PromQlToken token)
    {
        var followed = _tokens.After;
        if (PromQlFunctions.Aggregations.TryGetValue(token.Text, out var aggregation) && StartsAggregation(followed))
            return Aggregate(_tokens.Take(), aggregation);
        if (NoMetrics.Contains(token.Text))
            throw new PromQlFaultException($"'{token.Text}' is a keyword; it belongs behind an operator", token.Start);
        if (!followed.Is("("))
            return Selector(_tokens.Take());
        if (token.Kind == PromQlTokenKind.MetricWord || NoFunctions.Contains(token.Text))
            throw new PromQlFaultException($"'{token.Text}' is no function", token.Start);
        var function = PromQlFunctions.Of(token.Text) ?? throw Unknown(token);
        if (function.Feature is { } feature)
            _features.Add(feature with { Position = token.Start });
        _tokens.Take();
        var arguments = Arguments();
        return new CallExpression(token.Text, arguments) { Start = token.Start, End = _tokens.End };
    }

    private static bool StartsAggregation(PromQlToken followed) => followed.Is("(") || followed.IsWord("by") || followed.IsWord("without");

    private static PromQlFaultException Unknown(PromQlToken token) =>
        new(
            $"'{token.Text}' is no function of PromQL{(PromQlFunctions.Nearest(token.Text) is { } near ? $"; did you mean {near}?" : "; check its name")}",
            token.Start
        );

    private AggregateExpression Aggregate(PromQlToken token, AggregationKind kind)
    {
        if (kind.Feature is { } feature)
            _features.Add(feature with { Position = token.Start });
        var grouping = Grouping();
        var open = _tokens.Next.Start;
        var arguments = Arguments();
        grouping ??= Grouping();
        var wanted = kind.Parameter is null ? 1 : 2;
        if (arguments.Count != wanted)
            throw new PromQlFaultException(
                $"{token.Text} has {arguments.Count} arguments; it takes {(wanted == 1 ? "one, a vector" : "two, a parameter and a vector")}",
                open
            );
        return new(token.Text.ToLowerInvariant(), wanted == 1 ? null : arguments[0], arguments[^1])
        {
            Grouping = grouping,
            Start = token.Start,
            End = _tokens.End,
        };
    }

    private LabelGrouping? Grouping()
    {
        if (!_tokens.Next.IsWord("by") && !_tokens.Next.IsWord("without"))
            return null;
        var isBy = _tokens.Take().IsWord("by");
        return new(isBy, Labels(isBy ? "by" : "without"));
    }

    private List<PromQlExpression> Arguments()
    {
        var open = _tokens.Next.Start;
        _tokens.Expect("(", "with the arguments");
        var arguments = new List<PromQlExpression>();
        if (_tokens.TryTake(")"))
            return arguments;
        do
        {
            if (arguments.Count > 0 && _tokens.Next.Is(")"))
                throw _tokens.Unexpected("remove the ',' behind the last argument");
            arguments.Add(Expression(1));
        } while (_tokens.TryTake(","));
        _tokens.Expect(")", $"for the '(' at character {open + 1}");
        return arguments;
    }
}
