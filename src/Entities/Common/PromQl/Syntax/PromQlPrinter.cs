using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Common.PromQl.Syntax;

/// <summary>
/// Writes an expression so that it is read as the same one. Brackets that the tree does not hold are added where it needs them.
/// </summary>
internal static class PromQlPrinter
{
    public static string Print(PromQlExpression expression) =>
        expression switch
        {
            NumberExpression number => number.Text,
            TextExpression text => QuotedString.Write(text.Value),
            SelectorExpression selector => Selector(selector) + Shift(selector.Shift),
            RangeExpression range => $"{Selector(range.Selector)}[{range.Range.Text}]{Shift(range.Shift)}",
            SubqueryExpression query => $"{Operand(query.Inner)}[{query.Range.Text}:{query.Step?.Text}]{Shift(query.Shift)}",
            CallExpression call => $"{call.Function}({List(call.Arguments)})",
            AggregateExpression aggregate => $"{aggregate.Operator}{Grouping(aggregate.Grouping)}({List(aggregate.Parts)})",
            BinaryExpression binary => Binary(binary),
            SignExpression sign => $"{sign.Sign}{Side(sign.Inner, PromQlOperator.PowerStrength)}",
            GroupExpression group => $"({Print(group.Inner)})",
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "is no expression of PromQL"),
        };

    private static string Selector(SelectorExpression selector) =>
        new VectorSelector { Metric = selector.Metric, Matchers = selector.Matchers }.ToString();

    private static string Shift(TimeShift shift) =>
        (shift.At is { } at ? $" @ {at}" : "") + (shift.Offset is { } offset ? $" offset {offset.Text}" : "");

    private static string List(IEnumerable<PromQlExpression> expressions) => string.Join(", ", expressions.Select(Print));

    private static string Labels(IEnumerable<string> labels) => $"({string.Join(", ", labels.Select(LabelName.Write))})";

    private static string Grouping(LabelGrouping? grouping) =>
        grouping is null ? "" : $" {(grouping.IsBy ? "by" : "without")} {Labels(grouping.Labels)} ";

    private static string Binary(BinaryExpression binary)
    {
        var strength = binary.Operator.Strength;
        var fromRight = binary.Operator.Symbol == PromQlOperator.Power;
        return Side(binary.Left, fromRight ? strength + 1 : strength)
            + $" {binary.Operator.Symbol}{(binary.GivesBool ? " bool" : "")}{Matching(binary.Matching)} "
            + Side(binary.Right, fromRight ? strength : strength + 1);
    }

    private static string Matching(VectorMatching? matching)
    {
        if (matching is null)
            return "";
        var on = matching.IsImplicit ? "" : $" {(matching.IsOn ? "on" : "ignoring")} {Labels(matching.Labels)}";
        return matching.Many == ManySide.None
            ? on
            : $"{on} {(matching.Many == ManySide.Left ? "group_left" : "group_right")} {Labels(matching.Included)}";
    }

    /// <summary>A sign binds as multiplication does.</summary>
    private static string Side(PromQlExpression expression, int least)
    {
        var strength = expression switch
        {
            BinaryExpression binary => binary.Operator.Strength,
            SignExpression => PromQlOperator.PowerStrength - 1,
            _ => int.MaxValue,
        };
        return strength < least ? $"({Print(expression)})" : Print(expression);
    }

    /// <summary>What can have a range behind it without brackets.</summary>
    private static string Operand(PromQlExpression expression) =>
        expression is BinaryExpression or SignExpression ? $"({Print(expression)})" : Print(expression);
}
