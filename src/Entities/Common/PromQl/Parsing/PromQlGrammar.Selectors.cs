using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Common.PromQl.Parsing;

internal sealed partial class PromQlGrammar
{
    private const string QuotedNames = "a name in quotes";

    private SelectorExpression Selector(PromQlToken? metric)
    {
        var start = metric?.Start ?? _tokens.Next.Start;
        var name = metric?.Text;
        var matchers = new List<LabelMatcher>();
        if (_tokens.TryTake("{"))
        {
            while (!_tokens.TryTake("}"))
            {
                if (Matcher() is var (label, matcher) && matcher is not null)
                    matchers.Add(matcher);
                else if (name is null)
                    name = label;
                else
                    throw new PromQlFaultException($"the metric is named twice, '{name}' and '{label}'; keep one", start);
                if (!_tokens.TryTake(",") && !_tokens.Next.Is("}"))
                    throw _tokens.Unexpected("expected ',' or '}' behind a label matcher");
            }
        }

        return new(name, matchers) { Start = start, End = _tokens.End };
    }

    /// <summary>A condition on a label, or the name of the metric in quotes.</summary>
    private (string Label, LabelMatcher? Matcher) Matcher()
    {
        var label = _tokens.Next;
        if (label.Kind is not (PromQlTokenKind.Word or PromQlTokenKind.Text))
            throw _tokens.Unexpected("expected a label name");
        _tokens.Take();
        if (label.Kind == PromQlTokenKind.Text)
        {
            _features.Add(new(QuotedNames, label.Start) { Since = "3.0" });
            if (label.Text.Length == 0)
                throw new PromQlFaultException("a name in quotes is empty", label.Start);
            if (_tokens.Next.Is(",") || _tokens.Next.Is("}"))
                return (label.Text, null);
        }

        MatchOperator? comparison =
            _tokens.TryTake("=") ? MatchOperator.Equal
            : _tokens.TryTake("!=") ? MatchOperator.NotEqual
            : _tokens.TryTake("=~") ? MatchOperator.Matches
            : _tokens.TryTake("!~") ? MatchOperator.NotMatches
            : null;
        if (comparison is null)
            throw _tokens.Unexpected($"expected =, !=, =~ or !~ behind label '{label.Text}'");
        if (_tokens.Next.Kind != PromQlTokenKind.Text)
            throw _tokens.Unexpected($"the value of label '{label.Text}' must be a string in quotes");
        var value = _tokens.Take();
        if (comparison is MatchOperator.Matches or MatchOperator.NotMatches && RegexText.Problem(value.Text) is { } problem)
            throw new PromQlFaultException(
                $"'{value.Text}' for label '{label.Text}' is not a valid regular expression: it {problem}",
                value.Start
            );
        return (label.Text, new(label.Text, comparison.Value, value.Text));
    }

    /// <summary>Ranges, subqueries, offsets and fixed times behind an operand.</summary>
    private PromQlExpression Shifted(PromQlExpression operand)
    {
        while (true)
        {
            if (_tokens.Next.Is("["))
                operand = Ranged(operand);
            else if (_tokens.Next.IsWord("offset"))
                operand = Moved(operand, _tokens.Take(), (shift, at) => shift with { Offset = Once(shift.Offset, Offset(), at) });
            else if (_tokens.Next.Is("@"))
                operand = Moved(operand, _tokens.Take(), (shift, at) => shift with { At = Once(shift.At, FixedTime(), at) });
            else
                return operand;
        }
    }

    private PromQlExpression Ranged(PromQlExpression operand)
    {
        var open = _tokens.Take();
        var range = Length();
        if (_tokens.TryTake(":"))
        {
            var step = _tokens.Next.Is("]") ? null : Length();
            _tokens.Expect("]", "behind the step");
            return new SubqueryExpression(operand, range, step) { Start = operand.Start, End = _tokens.End };
        }

        _tokens.Expect("]", "behind the range");
        if (operand is not SelectorExpression selector)
            throw new PromQlFaultException(
                $"a range can only stand directly behind a selector; for another expression write a subquery, such as [{range.Text.TrimStart('0')}:1m]",
                open.Start
            );
        if (!selector.Shift.IsNone)
            throw new PromQlFaultException("offset and @ stand behind the range, not in front of it", open.Start);
        return new RangeExpression(selector, range) { Start = operand.Start, End = _tokens.End };
    }

    private PromQlExpression Moved(PromQlExpression operand, PromQlToken keyword, Func<TimeShift, PromQlToken, TimeShift> move) =>
        operand switch
        {
            SelectorExpression s => s with { Shift = move(s.Shift, keyword), End = _tokens.End },
            RangeExpression r => r with { Shift = move(r.Shift, keyword), End = _tokens.End },
            SubqueryExpression q => q with { Shift = move(q.Shift, keyword), End = _tokens.End },
            _ => throw new PromQlFaultException(
                $"'{keyword.Text}' can only stand behind a selector, a range or a subquery; put it there",
                keyword.Start
            ),
        };

    private static T Once<T>(T? before, T now, PromQlToken keyword)
        where T : class =>
        before is null ? now : throw new PromQlFaultException($"'{keyword.Text}' is given twice; keep one", keyword.Start);

    private QueryDuration Offset()
    {
        var start = _tokens.Next.Start;
        var negative = _tokens.TryTake("-");
        var length = Length();
        return negative ? new("-" + length.Text, -length.Milliseconds) { Start = start, End = length.End } : length;
    }

    /// <summary>Plain numbers are seconds since Prometheus 2.54.</summary>
    private QueryDuration Length()
    {
        var token = _tokens.Next;
        if (token.Kind == PromQlTokenKind.Duration)
            return PromQlNumber.Length(_tokens.Take());
        if (token.Kind != PromQlTokenKind.Number)
            throw _tokens.Unexpected("expected a duration such as 5m");
        _features.Add(new($"{token.Text} as a duration without a unit", token.Start) { Since = "2.54" });
        var seconds = PromQlNumber.Value(_tokens.Take());
        return seconds is > 0 and < 1e9
            ? new(token.Text, (long)(seconds * 1000)) { Start = token.Start, End = token.End }
            : throw new PromQlFaultException("a duration must be greater than 0; write for example 5m", token.Start);
    }

    private string FixedTime()
    {
        foreach (var end in new[] { "start", "end" })
        {
            if (!_tokens.TryTakeWord(end))
                continue;
            _tokens.Expect("(", $"behind {end}");
            _tokens.Expect(")", $"behind {end}(");
            return $"{end}()";
        }

        var sign =
            _tokens.TryTake("-") ? "-"
            : _tokens.TryTake("+") ? "+"
            : "";
        if (_tokens.Next.Kind != PromQlTokenKind.Number)
            throw _tokens.Unexpected("expected a Unix time in seconds, start() or end() behind @");
        var token = _tokens.Take();
        // Prometheus counts milliseconds, 64 bits with sign.
        return PromQlNumber.Value(token) is < long.MaxValue / 1000d
            ? sign + token.Text
            : throw new PromQlFaultException("the time behind @ is out of bounds; write a Unix time in seconds", token.Start);
    }

    /// <summary>Label names in brackets; keywords are allowed, colons are not.</summary>
    private List<string> Labels(string behind)
    {
        _tokens.Expect("(", $"with label names behind {behind}");
        var labels = new List<string>();
        while (!_tokens.TryTake(")"))
        {
            var label = _tokens.Next;
            if (label.Kind is not (PromQlTokenKind.Word or PromQlTokenKind.Text))
                throw _tokens.Unexpected($"expected a label name behind {behind}");
            if (label.Kind == PromQlTokenKind.Text)
                _features.Add(new(QuotedNames, label.Start) { Since = "3.0" });
            if (label.IsWord("without"))
                throw new PromQlFaultException("'without' is the one keyword that cannot name a label here", label.Start);
            labels.Add(_tokens.Take().Text);
            if (!_tokens.TryTake(",") && !_tokens.Next.Is(")"))
                throw _tokens.Unexpected($"expected ',' or ')' behind a label of {behind}");
        }

        return labels;
    }
}
