using System.Diagnostics.CodeAnalysis;

namespace MlOps.Entities.Common.Selectors;

/// <summary>A strict parser: what it lets through is one vector selector and nothing else, so it can be narrowed safely.</summary>
internal sealed class SelectorParser
{
    private const string NameLabel = "__name__";

    private readonly TextCursor _text;
    private readonly List<LabelMatcher> _matchers = [];
    private string? _metric;
    private string? _error;

    private SelectorParser(string text) => _text = new(text);

    public static VectorSelector? Selector(string text, out string? error)
    {
        var parser = new SelectorParser(text);
        parser.Metric();
        if (parser._text.TryTake("{"))
            parser.MatcherList(closing: "}");
        parser.End();
        parser.Meaning();
        error = parser._error;
        return error is null ? new VectorSelector { Metric = parser._metric, Matchers = parser._matchers } : null;
    }

    public static IReadOnlyList<LabelMatcher>? Matchers(string text, out string? error)
    {
        var parser = new SelectorParser(text);
        parser.MatcherList(closing: null);
        parser.End();
        error = parser._error;
        return error is null ? parser._matchers : null;
    }

    private void Metric()
    {
        _text.SkipSpace();
        var name = _text.TakeName(colons: true);
        _text.SkipSpace();
        // PromQL reads these two as numbers.
        if (name.ToUpperInvariant() is "INF" or "NAN")
            Fail($"'{name}' is a number in PromQL; name a metric");
        _metric = name.Length > 0 ? name : null;
    }

    private void MatcherList(string? closing)
    {
        _text.SkipSpace();
        while (_error is null && !Closed(closing))
        {
            Matcher(closing is not null);
            _text.SkipSpace();
            if (_text.TryTake(","))
                _text.SkipSpace();
            else if (_error is null && !Closed(closing))
                Fail($"expected ',' or {(closing is null ? "the end" : "'}'")} at character {_text.Position + 1}");
        }

        if (closing is not null)
            _text.TryTake(closing);
    }

    private bool Closed(string? closing)
    {
        if (closing is not null && _text.AtEnd)
            Fail("the closing '}' is missing");
        return closing is null ? _text.AtEnd : _text.Next == closing[0];
    }

    private void Matcher(bool inBraces)
    {
        var quoted = _text.Next is '"' or '\'' or '`';
        var label = quoted ? QuotedString.Read(_text) : _text.TakeName(colons: false);
        if (string.IsNullOrEmpty(label))
        {
            Fail(
                quoted
                    ? "a name in quotes is empty, not complete, or has an escape that PromQL does not know"
                    : $"expected a label name at character {_text.Position + 1}"
            );
            return;
        }

        _text.SkipSpace();
        if (quoted && inBraces && _text.Next is ',' or '}')
        {
            Named(label);
            return;
        }

        if (!TryOperator(out var comparison))
        {
            Fail($"expected =, !=, =~ or !~ after label '{label}'");
            return;
        }

        _text.SkipSpace();
        if (_text.Next is not ('"' or '\'' or '`'))
            Fail($"the value of label '{label}' must be a quoted string");
        else if (QuotedString.Read(_text) is { } value)
            _matchers.Add(new(label, comparison.Value, value));
        else
            Fail($"the value of label '{label}' is not a complete string, or has an escape that PromQL does not know");
    }

    /// <summary>Between braces, a name in quotes without a condition is the metric's.</summary>
    private void Named(string metric)
    {
        if (_metric is not null)
            Fail($"the metric is named twice, '{_metric}' and '{metric}'; keep one");
        _metric = metric;
    }

    private bool TryOperator([NotNullWhen(true)] out MatchOperator? result)
    {
        result =
            _text.TryTake("=~") ? MatchOperator.Matches
            : _text.TryTake("!~") ? MatchOperator.NotMatches
            : _text.TryTake("!=") ? MatchOperator.NotEqual
            : _text.TryTake("=") ? MatchOperator.Equal
            : null;
        return result is not null;
    }

    private void End()
    {
        _text.SkipSpace();
        if (_error is null && !_text.AtEnd)
            Fail(Unexpected());
    }

    private string Unexpected()
    {
        var word = new TextCursor(_text.Rest).TakeName(colons: false);
        return _text.Next switch
        {
            '(' => "functions and aggregations are not allowed; give the plain selector, the operator adds rate and sum itself",
            '[' => "a range is not allowed; the operator adds the window itself",
            '@' => "'@' is not allowed; the operator sets the time itself",
            _ when word == "offset" => "an offset is not allowed; the operator sets the time itself",
            _ when word is "by" or "without" => "aggregations are not allowed; give the plain selector, the operator sums itself",
            _ => $"unexpected '{_text.Rest}'; only a metric name and label matchers are allowed",
        };
    }

    private void Meaning()
    {
        if (_metric is not null && _matchers.Any(m => m.Label == NameLabel))
            Fail($"the metric is named twice, in front and by {NameLabel}; keep one");
        if (_metric is null && _matchers.All(m => m.AcceptsEmpty))
            Fail("it would select every series; name a metric or a label value that is not empty");
    }

    // The first failure is the cause; what follows from it would only confuse.
    private void Fail(string error) => _error ??= error;
}
