using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;

namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>The types of all parts of an expression, after checkAST in promql/parser/parse.go of Prometheus.</summary>
internal static class PromQlTypeCheck
{
    /// <exception cref="PromQlFaultException">The types do not fit.</exception>
    public static PromQlType Of(PromQlExpression expression) =>
        expression switch
        {
            NumberExpression => PromQlType.Scalar,
            TextExpression => PromQlType.String,
            SelectorExpression selector => Selector(selector),
            RangeExpression range => Range(range),
            SubqueryExpression query => Subquery(query),
            CallExpression call => Call(call),
            AggregateExpression aggregate => Aggregate(aggregate),
            BinaryExpression binary => Binary(binary),
            SignExpression sign => Sign(sign),
            GroupExpression group => Of(group.Inner),
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "is no expression of PromQL"),
        };

    private static PromQlType Selector(SelectorExpression selector)
    {
        if (selector.Metric is { } metric && selector.Matchers.Any(m => m.Label == "__name__"))
            throw new PromQlFaultException($"the metric is named twice, '{metric}' and by __name__; keep one", selector.Start);
        if (selector.Metric is null && selector.Matchers.All(m => m.AcceptsEmpty))
            throw new PromQlFaultException(
                "the selector would take every series; name a metric or a label value that is not empty",
                selector.Start
            );
        return PromQlType.InstantVector;
    }

    private static PromQlType Range(RangeExpression range)
    {
        Selector(range.Selector);
        return PromQlType.RangeVector;
    }

    private static PromQlType Subquery(SubqueryExpression query)
    {
        Expect(query.Inner, PromQlType.InstantVector, "a subquery");
        return PromQlType.RangeVector;
    }

    private static PromQlType Sign(SignExpression sign)
    {
        var type = Of(sign.Inner);
        return type is PromQlType.Scalar or PromQlType.InstantVector
            ? type
            : throw new PromQlFaultException(
                $"'{sign.Sign}' needs a scalar or an instant vector, not {PromQlTypeText.Of(type)}",
                sign.Start
            );
    }

    private static PromQlType Call(CallExpression call)
    {
        var function = PromQlFunctions.Of(call.Function)!;
        var most = function.Endless ? int.MaxValue : function.Arguments.Count;
        // Of a repeated argument none needs to be there, as in label_join without source labels.
        var least = function.Arguments.Count - function.Optional - (function.Endless ? 1 : 0);
        if (call.Arguments.Count < least || call.Arguments.Count > most)
            throw new PromQlFaultException(
                $"{call.Function} has {call.Arguments.Count} arguments; it takes {Signature(function)}",
                call.Start
            );
        for (var i = 0; i < call.Arguments.Count; i++)
            Expect(call.Arguments[i], function.Arguments[Math.Min(i, function.Arguments.Count - 1)], call.Function);
        if (call is { Function: "info", Arguments: [_, var labels] } && labels is not SelectorExpression)
            throw new PromQlFaultException("the second argument of info must be label matchers in braces", labels.Start);
        return function.Result;
    }

    private static string Signature(PromQlFunction function) =>
        function.Arguments.Count == 0
            ? "none"
            : string.Join(
                ", ",
                function.Arguments.Select(
                    (a, i) =>
                        i >= function.Arguments.Count - function.Optional ? $"optionally {PromQlTypeText.Of(a)}" : PromQlTypeText.Of(a)
                )
            ) + (function.Endless ? " (any number of the last)" : "");

    private static PromQlType Aggregate(AggregateExpression aggregate)
    {
        if (aggregate.Parameter is { } parameter)
            Expect(parameter, PromQlFunctions.Aggregations[aggregate.Operator].Parameter!.Value, aggregate.Operator);
        Expect(aggregate.Inner, PromQlType.InstantVector, aggregate.Operator);
        return PromQlType.InstantVector;
    }

    private static void Expect(PromQlExpression expression, PromQlType wanted, string by)
    {
        var type = Of(expression);
        if (type == wanted)
            return;
        var remedy = (wanted, type) switch
        {
            (PromQlType.RangeVector, PromQlType.InstantVector) => expression is SelectorExpression selector
                ? $"; add a range, such as {selector with { Shift = TimeShift.None }}[5m]"
                : "; write a subquery, such as (…)[5m:1m]",
            (PromQlType.InstantVector, PromQlType.RangeVector) => "; apply a function over time first, such as rate or max_over_time",
            (PromQlType.InstantVector, PromQlType.Scalar) => "; write vector(…) around it",
            (PromQlType.Scalar, PromQlType.InstantVector) => "; write scalar(…) around it",
            (PromQlType.String, _) => "; write it in quotes",
            _ => "",
        };
        throw new PromQlFaultException(
            $"{by} needs {PromQlTypeText.Of(wanted)} here, not {PromQlTypeText.Of(type)}{remedy}",
            expression.Start
        );
    }

    private static PromQlType Binary(BinaryExpression binary)
    {
        var (left, right) = (Side(binary.Left, binary), Side(binary.Right, binary));
        var op = binary.Operator;
        var bothScalar = left == PromQlType.Scalar && right == PromQlType.Scalar;
        var bothVector = left == PromQlType.InstantVector && right == PromQlType.InstantVector;
        if (binary.GivesBool && !op.IsComparison)
            throw At(binary, $"bool belongs to a comparison, not to '{op.Symbol}'; remove it");
        if (op.IsComparison && !binary.GivesBool && bothScalar)
            throw At(binary, $"a comparison of two scalars gives 0 or 1; write {op.Symbol} bool");
        if (op.IsSet && !bothVector)
            throw At(binary, $"'{op.Symbol}' needs a vector on both sides; write vector(…) around a scalar");
        Matching(binary, bothVector);
        return bothScalar ? PromQlType.Scalar : PromQlType.InstantVector;
    }

    private static void Matching(BinaryExpression binary, bool bothVector)
    {
        if (binary.Matching is not { } matching)
            return;
        if (!bothVector && matching.Labels.Count > 0)
            throw At(binary, $"{(matching.IsOn ? "on" : "ignoring")} needs a vector on both sides; remove it");
        if (bothVector && binary.Operator.IsSet && matching.Many != ManySide.None)
            throw At(binary, $"group_left and group_right do not go with '{binary.Operator.Symbol}'; remove it");
        if (matching.IsOn && matching.Labels.Intersect(matching.Included).FirstOrDefault() is { } twice)
            throw At(binary, $"label {twice} is both in on and in group_{(matching.Many == ManySide.Left ? "left" : "right")}; keep one");
    }

    private static PromQlType Side(PromQlExpression side, BinaryExpression binary)
    {
        var type = Of(side);
        return type is PromQlType.Scalar or PromQlType.InstantVector
            ? type
            : throw new PromQlFaultException(
                $"'{binary.Operator.Symbol}' needs scalars or instant vectors, not {PromQlTypeText.Of(type)}",
                side.Start
            );
    }

    private static PromQlFaultException At(BinaryExpression binary, string message) => new(message, binary.Start);
}
