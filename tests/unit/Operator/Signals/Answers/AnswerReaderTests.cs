using System.Text.Json;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Answers;

public class AnswerReaderTests
{
    private static QueryAnswer Read(string body) => AnswerText.Read(body);

    private static QueryAnswer Data(string type, string result) =>
        Read($$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":{{{result}}}}}""");

    [Fact]
    public void A_vector_gives_series_of_one_sample()
    {
        var series = Data("vector", """[{"metric":{"pod":"a"},"value":[1000.5,"3.25"]}]""").Series.ShouldHaveSingleItem();
        series.Labels["pod"].ShouldBe("a");
        series.Samples.ShouldHaveSingleItem().ShouldBe(new(1000.5, 3.25));
    }

    [Fact]
    public void A_matrix_gives_series_of_all_its_samples() =>
        Data("matrix", """[{"metric":{},"values":[[1,"1"],[2,"2e3"]]}]""").Series[0].Samples.ShouldBe([new(1, 1), new(2, 2000)]);

    [Fact]
    public void A_scalar_is_one_series_without_labels() => Data("scalar", """[5,"7"]""").Series[0].Samples.ShouldBe([new(5, 7)]);

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("+Inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    public void What_is_no_finite_number_is_a_value_too(string text, double value) =>
        Data("vector", $$"""[{"metric":{},"value":[1,"{{text}}"]}]""").Series[0].Samples[0].Value.ShouldBe(value);

    [Fact]
    public void A_string_is_not_numbers() => Data("string", """[1,"text"]""").Failure.ShouldNotBeNull().ShouldContain("string");

    [Fact]
    public void An_error_is_a_failure_in_Prometheus_own_words() =>
        Read("""{"status":"error","errorType":"bad_data","error":"parse error at char 3"}""")
            .Failure.ShouldNotBeNull()
            .ShouldContain("parse error at char 3");

    [Fact]
    public void An_answer_with_warnings_may_be_partial_and_counts_as_failed() =>
        Read("""{"status":"success","warnings":["store gateway is down"],"data":{"resultType":"vector","result":[]}}""")
            .Failure.ShouldNotBeNull()
            .ShouldContain("store gateway is down");

    [Fact]
    public void An_empty_list_of_warnings_is_none() =>
        Read("""{"status":"success","warnings":[],"data":{"resultType":"vector","result":[]}}""").Failure.ShouldBeNull();

    /// <summary>
    /// In the shape that the documentation of Prometheus' HTTP API gives, and that a server gives with the feature switched on.
    /// </summary>
    private const string Histogram =
        """{"count":"10.5","sum":"47.25","buckets":[[1,"-2","-1","0.5"],[3,"-0.001","0.001","2"],[0,"1","2","3"],[0,"4","+Inf","5"]]}""";

    [Fact]
    public void A_native_histogram_is_carried_as_what_it_is()
    {
        var histogram = Data("vector", $$"""[{"metric":{"pod":"a"},"histogram":[1000.5,{{Histogram}}]}]""")
            .Histograms.ShouldHaveSingleItem();
        histogram.Labels["pod"].ShouldBe("a");
        (histogram.Time, histogram.Count, histogram.Sum).ShouldBe((1000.5, 10.5, 47.25));
        histogram.Buckets.ShouldBe([new(-2, -1, 0.5), new(-0.001, 0.001, 2), new(1, 2, 3), new(4, double.PositiveInfinity, 5)]);
    }

    [Theory]
    [InlineData("vector", """[{"metric":{},"histogram":[1,H]}]""")]
    [InlineData("matrix", """[{"metric":{},"histograms":[[1,H],[2,H]]}]""")]
    [InlineData("vector", """[{"metric":{"a":"b"},"value":[1,"1"]},{"metric":{},"histogram":[1,H]}]""")]
    [InlineData("matrix", """[{"metric":{},"values":[[1,"1"]],"histograms":[[2,H]]}]""")]
    public void Who_asked_for_numbers_is_told_that_it_is_a_histogram_and_gets_none(string type, string result)
    {
        var answer = Data(type, result.Replace("H", Histogram, StringComparison.Ordinal));
        answer.Failure.ShouldNotBeNull().ShouldContain("histogram_count()");
        answer.Series.ShouldBeEmpty();
        answer.IsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void What_a_server_answers_is_understood()
    {
        // Prometheus 2.42 with --enable-feature=native-histograms, for sum(increase(amount[20s])).
        var answer = Read(
            """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1795550180,{"count":"160","sum":"400","buckets":[[1,"-2","-1","20"],[3,"-0.001","0.001","20"],[0,"0.5","1","20"],[0,"1","2","60"],[0,"4","8","40"]]}]}]}}"""
        );
        answer.Histograms.ShouldHaveSingleItem().Buckets.Sum(b => b.Count).ShouldBe(160);
        MlOps.Analysis.Drift.Distributions.HistogramBuckets.OfNative(answer.Histograms[0].Buckets).UpTo(2).ShouldBe(120);
    }

    [Fact]
    public void A_histogram_without_a_populated_bucket_has_none() =>
        Data("vector", """[{"metric":{},"histogram":[1,{"count":"0","sum":"0"}]}]""").Histograms[0].Buckets.ShouldBeEmpty();

    [Fact]
    public void A_zero_bucket_without_width_still_has_its_zeros()
    {
        var bucket = Data("vector", """[{"metric":{},"histogram":[1,{"count":"7","sum":"0","buckets":[[3,"-0","0","7"]]}]}]""")
            .Histograms[0]
            .Buckets[0];
        bucket.Lower.ShouldBeLessThan(bucket.Upper);
        (bucket.Upper, bucket.Count).ShouldBe((0, 7));
    }

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":{}}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"many"]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"histograms":[[1,{}]]}]}}""")]
    [InlineData(
        """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1","sum":"1","buckets":[[4,"0","1","1"]]}]}]}}"""
    )]
    [InlineData(
        """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1","sum":"1","buckets":[[0,"0","1"]]}]}]}}"""
    )]
    public void What_is_not_an_answer_of_Prometheus_is_malformed(string body) => Should.Throw<JsonException>(() => Read(body));
}
