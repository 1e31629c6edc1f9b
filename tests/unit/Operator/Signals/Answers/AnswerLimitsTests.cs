using System.Globalization;
using System.Text;
using System.Text.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Tests.Signals.Answers;

public class AnswerLimitsTests
{
    [Fact]
    public void Samples_are_counted_over_all_series()
    {
        var limits = new AnswerLimits { Samples = 100 };
        AnswerText.Read(Matrix(10, 10), limits).Series.Sum(s => s.Samples.Count).ShouldBe(100);
        Refused(Matrix(10, 11), limits)
            .ShouldBe(
                "more than 100 samples: the selector matches too many series, or the window is too long. Narrow it by labels, or aggregate with sum() or increase()"
            );
    }

    [Fact]
    public void Series_are_counted()
    {
        var limits = new AnswerLimits { Series = 10 };
        AnswerText.Read(Matrix(10, 1), limits).Series.Count.ShouldBe(10);
        Refused(Matrix(11, 1), limits).ShouldStartWith("more than 10 series: the selector matches too many series");
    }

    [Fact]
    public void Different_texts_of_labels_are_counted()
    {
        var limits = new AnswerLimits { LabelBytes = 2048 };
        AnswerText.Read(Matrix(1000, 1, _ => "the-same"), limits).Series.Count.ShouldBe(1000);
        Refused(Matrix(1000, 1), limits).ShouldStartWith("more than 2 KiB of labels");
    }

    [Fact]
    public void Texts_of_labels_are_kept_once()
    {
        var series = AnswerText.Read(Matrix(2, 1, _ => "the-same")).Series;
        series[0].Labels["pod"].ShouldBeSameAs(series[1].Labels["pod"]);
    }

    [Fact]
    public void A_body_without_end_is_given_up()
    {
        var limits = new AnswerLimits { Bytes = 1 << 20 };
        Should
            .Throw<AnswerTooLargeException>(() => AnswerText.Read(new Endless(' '), limits))
            .Message.ShouldStartWith("more than 1024 KiB: the selector matches too many series, or it is no Prometheus");
    }

    [Fact]
    public void A_text_without_end_is_malformed() =>
        Should
            .Throw<JsonException>(() => AnswerText.Read(new Endless('x', "{\"status\":\"")))
            .Message.ShouldContain("one of its texts is longer than");

    [Fact]
    public void What_is_nested_too_deep_is_malformed() =>
        Should.Throw<JsonException>(() => AnswerText.Read("{\"stats\":" + new string('[', 100_000)));

    /// <summary>290 series of a day at 15 s: 35 MiB of JSON. Read as a whole it took 274 MiB.</summary>
    [Fact]
    public void A_large_answer_takes_little_more_than_its_samples()
    {
        var body = Encoding.UTF8.GetBytes(Matrix(290, 5760));
        body.Length.ShouldBeGreaterThan(35 << 20);
        AnswerText.Read(Matrix(1, 1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = AnswerText.Read(new PiecesStream(body, 64 << 10));
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        answer.Series.Sum(s => s.Samples.Count).ShouldBe(290 * 5760);
        taken.ShouldBeLessThan((long)(1.1 * 290 * 5760 * AnswerLimits.SampleBytes));
    }

    [Fact]
    public void What_one_evaluation_holds_is_bounded_and_what_all_hold_too()
    {
        var budget = new AnswerBudget(4 << 20);
        using (var greedy = new AnswerHold())
        {
            greedy.Take(budget, 3 << 20);
            Should
                .Throw<AnswerTooLargeException>(() => greedy.Take(budget, 1))
                .Message.ShouldStartWith("more than 3 MiB together with what this evaluation has read before");
            using var other = new AnswerHold();
            other.Take(budget, 1 << 20);
            Should
                .Throw<AnswerTooLargeException>(() => other.Take(budget, 1))
                .Message.ShouldStartWith("more than the 4 MiB that all policies of this source may hold at once");
        }

        using var next = new AnswerHold();
        next.Take(budget, 3 << 20);
    }

    [Fact]
    public void What_is_not_read_to_its_end_is_not_held()
    {
        var budget = new AnswerBudget(4 << 20);
        using var hold = new AnswerHold();
        var meter = new AnswerMeter(new AnswerLimits { Samples = 100_000 }, budget, hold);
        Should.Throw<AnswerTooLargeException>(() =>
        {
            for (var i = 0; i < 100_001; i++)
                meter.Sample();
        });
        meter.GiveBack();
        hold.Take(budget, 3 << 20);
    }

    private static string Refused(string body, AnswerLimits limits) =>
        Should.Throw<AnswerTooLargeException>(() => AnswerText.Read(body, limits)).Message;

    private static string Matrix(int series, int samples, Func<int, string>? pod = null)
    {
        var text = new StringBuilder("""{"status":"success","data":{"resultType":"matrix","result":[""");
        for (var i = 0; i < series; i++)
        {
            text.Append(i > 0 ? "," : "").Append("{\"metric\":{\"__name__\":\"http_requests_total\",\"pod\":\"");
            text.Append(pod?.Invoke(i) ?? $"fraud-0123456789-{i:00000}").Append("\"},\"values\":[");
            for (var k = 0; k < samples; k++)
                text.Append(k > 0 ? "," : "")
                    .Append(CultureInfo.InvariantCulture, $"[{1796007600.123 + (15 * k):0.000},\"{100_000 + k}\"]");
            text.Append("]}");
        }

        return text.Append("]}}").ToString();
    }

    private sealed class Endless(char what, string first = "") : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < buffer.Length; i++, _given++)
                buffer.Span[i] = (byte)(_given < first.Length ? first[_given] : what);
            return ValueTask.FromResult(buffer.Length);
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
