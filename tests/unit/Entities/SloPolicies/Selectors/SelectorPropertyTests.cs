using System.Text;
using CsCheck;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Tests.SloPolicies.Selectors;

public class SelectorPropertyTests
{
    // Any character that UTF-8 can carry, those that need an escape more often.
    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.OneOf<string>("\"", "\\", "\n", "'", "`", "{", "}", "\0", "\x7f", ",", "\ufffd"),
            Gen.Int[0, 0x10ffff].Where(Rune.IsValid).Select(i => new Rune(i).ToString())
        )
        .Array[0, 20]
        .Select(parts => string.Concat(parts));

    private static readonly Gen<LabelMatcher> Matcher = Gen.Select(
        Gen.OneOf<string>("a", "code", "_x9", "offset"),
        Gen.Enum<MatchOperator>(),
        Text,
        (label, op, value) => new LabelMatcher(label, op, value)
    );

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        Gen.Select(
                Gen.OneOf<string>("up", "job:rate", "_m1"),
                Matcher.Array[0, 4],
                (metric, matchers) => new VectorSelector { Metric = metric, Matchers = matchers }
            )
            .Sample(selector => VectorSelector.Parse(selector.ToString()).Equals(selector), iter: 5_000);

    [Fact]
    public void A_matcher_cannot_be_escaped_from() =>
        Matcher.Sample(
            matcher =>
                VectorSelector.Parse("up").With(matcher).With(new("pod", MatchOperator.Equal, "p")).ToString() is var text
                && VectorSelector.Parse(text).Matchers.Count == 2
                && text.All(c => c is not ('\n' or '\0' or '\ufffd')),
            iter: 5_000
        );

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Gen.OneOf(Text, Text.Select(t => "up{a=\"" + t), Gen.String)
            .Sample(text => VectorSelector.TryParse(text, out _, out _) || true, iter: 5_000);
}
