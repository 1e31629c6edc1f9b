using CsCheck;
using MlOps.Entities.Common.PromQl.Parsing;
using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Entities.Tests.PromQl;

/// <summary>What is written is read as the same expression.</summary>
public class PromQlPrinterTests
{
    [Theory]
    [InlineData("sum(rate(up{a='b'} [5m]) )by(job)", "sum by (job) (rate(up{a=\"b\"}[5m]))")]
    [InlineData("-a^b*c", "-a ^ b * c")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("up[5m:] offset -1h @ end()", "up[5m:] @ end() offset -1h")]
    [InlineData("a > bool on(x) group_left(y) b", "a > bool on (x) group_left (y) b")]
    [InlineData("{'a.b', 'c.d'='e'}", "{\"a.b\",\"c.d\"=\"e\"}")]
    public void Expressions_are_written_plainly(string query, string printed) => Parsed(query).ToString().ShouldBe(printed);

    [Fact]
    public void Every_accepted_query_of_the_corpus_comes_back()
    {
        foreach (var query in PromtoolVerdict.Recorded.Where(r => r.Accepted).Select(r => r.Query))
        {
            var printed = Parsed(query).ToString();
            Shape(Parsed(printed)).ShouldBe(Shape(Parsed(query)), $"{query} → {printed}");
        }
    }

    [Fact]
    public void Trees_without_brackets_get_those_that_they_need() =>
        Vectors(3).Sample(tree => Shape(Parsed(tree.ToString())).ShouldBe(Shape(tree), tree.ToString()), iter: 2000);

    [Fact]
    public void No_text_ends_in_an_exception() =>
        OneOf(
            "sum",
            "by",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "5m",
            ":",
            "up",
            "\"a\"",
            "=~",
            "@",
            "offset",
            "-",
            "1",
            ",",
            "or",
            " ",
            "'",
            "\\",
            "#",
            "\n",
            "rate",
            "bool",
            "on"
        )
            .Array[0, 12]
            .Sample(
                parts =>
                    PromQlQuery.TryParse(string.Concat(parts), out var query, out var fault).ShouldBe(query is not null && fault is null),
                iter: 5000
            );

    private static PromQlExpression Parsed(string query) =>
        PromQlQuery.TryParse(query, out var parsed, out var fault)
            ? parsed.Expression
            : throw new FormatException($"{query}: {fault.Message} ({fault.Position})");

    private static Gen<PromQlExpression> Vectors(int depth)
    {
        var leaf = OneOf<PromQlExpression>(new SelectorExpression("up", []), new SelectorExpression("a:b", []));
        if (depth == 0)
            return leaf;
        var below = Vectors(depth - 1);
        var operators = OneOf("or", "and", "+", "-", "*", "atan2", "^", ">").Select(s => PromQlOperator.Of(s)!);
        return Gen.OneOf(
            leaf,
            Gen.Select(operators, below, below, PromQlExpression (op, left, right) => new BinaryExpression(op, left, right)),
            below.Select(PromQlExpression (inner) => new SignExpression('-', inner)),
            below.Select(
                PromQlExpression (inner) =>
                    new CallExpression("max_over_time", [new SubqueryExpression(inner, new("5m", 300_000), new("1m", 60_000))])
            )
        );
    }

    /// <summary>The tree in one line, without places and without brackets that only group.</summary>
    private static string Shape(PromQlExpression expression)
    {
        while (expression is GroupExpression group)
            expression = group.Inner;
        var own = expression switch
        {
            BinaryExpression b =>
                $"{b.Operator.Symbol} {b.GivesBool} {b.Matching?.Many} {string.Join(",", b.Matching?.Labels ?? [])} {string.Join(",", b.Matching?.Included ?? [])}",
            AggregateExpression a => $"{a.Operator} {a.Grouping?.IsBy} {string.Join(",", a.Grouping?.Labels ?? [])}",
            CallExpression c => c.Function,
            SignExpression s => s.Sign.ToString(),
            SubqueryExpression q => $"subquery {q.Range.Text} {q.Step?.Text} {q.Shift.At} {q.Shift.Offset?.Text}",
            _ => expression.ToString(),
        };
        return $"({own}: {string.Join(" ", expression.Parts.Select(Shape))})";
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
