using System.Globalization;
using System.Text.Json;
using CsCheck;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Answers;

/// <summary>Whatever a server answers, and however the network cuts it, is read as by a reader that has all of it at once.</summary>
public class AnswerProperties
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf<string>("pod", "namespace", "__name__", "le", "code", "", "ü", "日本", "a\"b", "a\\b", "\n", "\u0001", "😀"),
        Gen.String[Gen.Char['!', '~'], 0, 40],
        Gen.String[Gen.Char['a', 'z'], 500, 700]
    );

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.OneOf<string>("\"NaN\"", "\"+Inf\"", "\"-Inf\"", "\"0\"", "0", "42", "\"1e+308\"", "-1.5e-7"),
        Gen.Double[-1e12, 1e12].Select(d => $"\"{d.ToString("R", CultureInfo.InvariantCulture)}\"")
    );

    private static readonly Gen<string> Time = Gen.OneOf(
        Gen.Long[0, 4_000_000_000].Select(t => t.ToString(CultureInfo.InvariantCulture)),
        Gen.Double[0, 4e9].Select(t => t.ToString("R", CultureInfo.InvariantCulture))
    );

    private static readonly Gen<string> Pair = Gen.Select(
        Time,
        Number,
        Gen.OneOf<string>("", " ", "\n\t"),
        (t, v, s) => $"[{s}{t}{s},{s}{v}{s}]"
    );

    /// <summary>Something that is not known here, to be passed over.</summary>
    private static readonly Gen<string> Unknown = Gen.OneOf<string>(
        "1",
        "null",
        "\"result\"",
        "[]",
        "{}",
        """{"data":{"result":[{"metric":{"a":"b"},"value":[1,"2"]}]},"status":"error"}""",
        """[[[1,{"a":[]}],true],"x"]"""
    );

    private static readonly Gen<string> Labels = Gen.Select(
        Text.Array[0, 20],
        Text.Array[20],
        (names, values) => Members(names.Distinct(StringComparer.Ordinal).Select((n, i) => (n, JsonSerializer.Serialize(values[i]))))
    );

    private static Gen<string> SeriesOf(Gen<(string, string)> values) =>
        Object(Labels.Select(l => ("metric", l)), values, Unknown.Select(u => ("unknown", u)));

    private static readonly Gen<string> Vector = SeriesOf(Pair.Select(p => ("value", p)))
        .Array[0, 12]
        .Select(s => $$"""[{{string.Join(',', s)}}]""");

    private static readonly Gen<string> Matrix = SeriesOf(Pair.Array[0, 30].Select(p => ("values", $"[{string.Join(',', p)}]")))
        .Array[0, 12]
        .Select(s => $$"""[{{string.Join(" , ", s)}}]""");

    private static readonly Gen<string> Data = Gen.OneOf(
        Vector.SelectMany(r => DataOf("vector", r)),
        Matrix.SelectMany(r => DataOf("matrix", r)),
        Pair.SelectMany(r => DataOf("scalar", r))
    );

    private static readonly Gen<string> Answer = Object(
        Gen.Const(("status", "\"success\"")),
        Data.Select(d => ("data", d)),
        Gen.OneOf<(string, string)>(
            ("warnings", "[]"),
            ("warnings", "null"),
            ("infos", "[\"PromQL info: x\"]"),
            ("isPartial", "false"),
            ("trace", "{\"children\":[{}]}")
        )
    );

    [Fact]
    public void Is_read_as_by_a_reader_that_has_all_of_it() =>
        Gen.Select(Answer, Gen.Int[1, 100])
            .Sample((answer, piece) => Written(AnswerText.Read(answer, piece: piece)).ShouldBe(ReferenceReader.Read(answer)), iter: 2000);

    [Fact]
    public void What_is_cut_off_is_malformed_and_nothing_else() =>
        Gen.Select(Answer, Gen.Int[1, 100], Gen.Double[0, 0.999])
            .Sample(
                (answer, piece, share) =>
                    Should.Throw<JsonException>(() => AnswerText.Read(answer[..(int)(share * answer.Length)], piece: piece)),
                iter: 500
            );

    [Fact]
    public void What_is_garbled_is_an_answer_or_malformed_and_nothing_else() =>
        Gen.Select(
                Answer,
                Gen.Int[0, int.MaxValue],
                Gen.OneOf<string>("", "\"", "{", "}", "[", "]", ",", ":", "null", "1", "\\u", "\\ud800")
            )
            .Sample(
                (answer, at, other) =>
                {
                    at %= answer.Length;
                    try
                    {
                        AnswerText.Read(answer[..at] + other + answer[(at + 1)..]);
                    }
                    catch (JsonException)
                    {
                        // As it should.
                    }
                },
                iter: 3000
            );

    private static string Written(QueryAnswer answer)
    {
        answer.Failure.ShouldBeNull();
        return string.Join('\n', answer.Series.Select(s => ReferenceReader.Text(s.Labels, s.Samples.Select(p => (p.Time, p.Value)))));
    }

    private static Gen<string> DataOf(string type, string result) =>
        Object(Gen.Const(("resultType", $"\"{type}\"")), Gen.Const(("result", result)), Unknown.Select(u => ("stats", u)));

    /// <summary>Members come in any order.</summary>
    private static Gen<string> Object(params Gen<(string, string)>[] members) =>
        Gen.Select(
            members.Aggregate(
                Gen.Const(Array.Empty<(string, string)>()),
                (all, next) => Gen.Select(all, next, (before, one) => before.Append(one).ToArray())
            ),
            Gen.Shuffle(Enumerable.Range(0, members.Length).ToArray()),
            (all, order) => Members(order.Select(i => all[i]))
        );

    private static string Members(IEnumerable<(string Name, string Value)> members) =>
        $"{{{string.Join(",", members.Select(m => $"{JsonSerializer.Serialize(m.Name)}:{m.Value}"))}}}";
}
