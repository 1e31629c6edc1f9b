using System.Text;
using System.Text.Json;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Tests.Signals;

public class AnswerReaderTests
{
    private static QueryAnswer Read(string body) => AnswerReader.Read(Encoding.UTF8.GetBytes(body));

    private static QueryAnswer Data(string type, string result) => Read($$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":{{{result}}}}}""");

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
        Read("""{"status":"error","errorType":"bad_data","error":"parse error at char 3"}""").Failure.ShouldNotBeNull().ShouldContain("parse error at char 3");

    [Fact]
    public void An_answer_with_warnings_may_be_partial_and_counts_as_failed() =>
        Read("""{"status":"success","warnings":["store gateway is down"],"data":{"resultType":"vector","result":[]}}""").Failure.ShouldNotBeNull().ShouldContain("store gateway is down");

    [Fact]
    public void An_empty_list_of_warnings_is_none() =>
        Read("""{"status":"success","warnings":[],"data":{"resultType":"vector","result":[]}}""").Failure.ShouldBeNull();

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":{}}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"many"]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}""")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"histograms":[[1,{}]]}]}}""")]
    public void What_is_not_an_answer_of_Prometheus_is_malformed(string body) => Should.Throw<JsonException>(() => Read(body));
}
