using System.Text;
using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Operator.Manifests.OpenSlo.Queries;

/// <summary>
/// Turns per-second rates and bare counters into counts over ${window}, where what is made of them only adds and scales: there the result
/// keeps its meaning. A comparison, an average or a quantile would mean something else over another window.
/// </summary>
/// <param name="query">The text of the expression, in which places count.</param>
/// <param name="isCounter">Whether the file says that the metrics are counters.</param>
internal sealed class WindowedCount(string query, bool? isCounter)
{
    private const string Window = "${window}";

    /// <summary>They add up over a longer range.</summary>
    private static readonly string[] Additive = ["increase", "sum_over_time", "count_over_time"];

    /// <summary>They change labels or order only.</summary>
    private static readonly string[] Relabelling = ["label_replace", "label_join", "sort", "sort_desc"];

    private static readonly string[] CounterEndings = ["_total", "_count", "_bucket"];

    private readonly List<(int Start, int End, string Text)> _edits = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> Notes => _notes;

    /// <returns>Why the query cannot be turned, or null.</returns>
    public string? Problem(PromQlExpression expression) =>
        expression switch
        {
            GroupExpression or SignExpression => Problem(expression.Parts[0]),
            AggregateExpression { Operator: "sum" } sum => Problem(sum.Inner),
            AggregateExpression other => Other($"{other.Operator}()", other.Start),
            BinaryExpression binary => OfBinary(binary),
            CallExpression call => OfCall(call),
            SelectorExpression selector => OfSelector(selector),
            NumberExpression number =>
                $"adds the constant {number.Text} at character {number.Start + 1}, which would be the same for every window",
            _ => Other("an expression", expression.Start),
        };

    /// <summary>The query with its ranges replaced.</summary>
    /// <param name="written">As it stands in the file, with the variables of other tools in their places.</param>
    public string Apply(string written)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var (start, end, text) in _edits.OrderBy(e => e.Start))
        {
            result.Append(written, at, start - at).Append(text);
            at = end;
        }

        return result.Append(written, at, written.Length - at).ToString().Trim();
    }

    private string? OfBinary(BinaryExpression binary)
    {
        var (left, right) = (binary.Left, binary.Right);
        switch (binary.Operator.Symbol)
        {
            case "+" or "-":
                return Problem(left) ?? Problem(right);
            case "or":
                return Problem(left) ?? (IsZero(right) ? null : Problem(right));
            case "*" when IsConstant(left) || IsConstant(right):
            case "/" when IsConstant(right):
                if (!IsZero(left) && !IsZero(right))
                    _notes.Add("multiplies by a constant, so the figures are not numbers of events");
                return Problem(IsConstant(left) ? right : left);
            default:
                return Other($"'{binary.Operator.Symbol}'", Operator(binary));
        }
    }

    private string? OfCall(CallExpression call)
    {
        if (Relabelling.Contains(call.Function))
            return Problem(call.Arguments[0]);
        if (IsZero(call))
            return null;
        var isRate = call.Function is "rate" or "irate";
        if (!isRate && !Additive.Contains(call.Function))
            return Other($"{call.Function}()", call.Start);
        if (Inside(call.Arguments[0]) is not RangeExpression range)
            return Other("a subquery", call.Arguments[0].Start);
        if (range.Shift.At is not null)
            return $"is fixed in time by '@' at character {query.IndexOf('@', range.Range.End) + 1}, so no window moves it";
        if (isRate)
            _edits.Add((call.Start, call.Start + call.Function.Length, "increase"));
        if (call.Function == "irate")
            _notes.Add("irate looked at the last two samples only; here those of the whole window count");
        _edits.Add((range.Range.Start, range.Range.End, Window));
        return null;
    }

    private string? OfSelector(SelectorExpression selector)
    {
        var at = $"at character {selector.Start + 1}";
        if (isCounter is null && !CounterEndings.Any(e => selector.Metric?.EndsWith(e, StringComparison.Ordinal) == true))
            return $"has a metric without a range {at}, and does not say counter: true";
        if (!selector.Shift.IsNone)
            return $"has a counter with offset or '@' {at}; write increase(…[{Window}] offset …)";
        _edits.Add((selector.Start, selector.Start, "increase("));
        _edits.Add((selector.End, selector.End, $"[{Window}])"));
        return null;
    }

    /// <summary>Behind the left side comes the operator, after white space and comments.</summary>
    private int Operator(BinaryExpression binary)
    {
        var at = binary.Left.End;
        while (char.IsWhiteSpace(query[at]) || query[at] == '#')
            at = query[at] == '#' ? query.IndexOf('\n', at) : at + 1;
        return at;
    }

    private static PromQlExpression Inside(PromQlExpression expression) =>
        expression is GroupExpression group ? Inside(group.Inner) : expression;

    private static bool IsConstant(PromQlExpression expression) =>
        expression.All.All(e => e is NumberExpression or BinaryExpression or GroupExpression or SignExpression);

    private static bool IsZero(PromQlExpression expression) =>
        expression is NumberExpression { Value: 0 }
        || expression is CallExpression { Function: "vector", Arguments: [NumberExpression { Value: 0 }] }
        || (expression is GroupExpression group && IsZero(group.Inner));

    private static string Other(string what, int start) =>
        $"has {what} at character {start + 1}, whose result over other windows means something else; only sums of rates and of increases can be converted. Write sli.expression by hand, or sli.gauge for a value with bounds";
}
