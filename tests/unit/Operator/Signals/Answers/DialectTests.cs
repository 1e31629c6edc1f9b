using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Answers;

/// <summary>
/// What the servers that speak Prometheus' HTTP API answer, each in its own way. Written after their sources: prometheus web/api/v1 and
/// util/annotations, thanos pkg/api and pkg/extannotations, mimir and cortex pkg/api/error, VictoriaMetrics app/vmselect/prometheus/*.qtpl.
/// </summary>
public class DialectTests
{
    private const string NotACounter =
        """PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"nv_inference_request_success\" (1:24)""";

    private const string Warning = """PromQL warning: encountered a mix of histograms and floats for metric name \"d\" (1:10)""";

    private const string Vector = """{"resultType":"vector","result":[{"metric":{"namespace":"shop"},"value":[1796007600.123,"42"]}]}""";

    private static QueryAnswer Read(string body) => AnswerText.Read(body);

    private static string Success(string more, string data = Vector) => $$"""{"status":"success","data":{{data}}{{more}}}""";

    [Fact]
    public void Prometheus_2_42_answers_without_remarks() => IsFortyTwo(Read(Success("")));

    [Fact]
    public void Prometheus_2_53_puts_infos_among_its_warnings() => IsFortyTwo(Read(Success($$""","warnings":["{{NotACounter}}"]""")));

    [Fact]
    public void Prometheus_3_keeps_infos_apart() => IsFortyTwo(Read(Success($$""","infos":["{{NotACounter}}"]""")));

    [Theory]
    [InlineData(NotACounter)]
    [InlineData("thanos-sidecar-0: " + NotACounter)]
    [InlineData("receive series from Addr: 10.0.0.7:10901 LabelSets: {replica=a}: " + NotACounter)]
    public void Thanos_passes_infos_on_among_its_warnings_with_the_name_of_a_store(string info) =>
        IsFortyTwo(Read($$"""{"status":"success","data":{{Vector}},"warnings":["{{info}}","{{info}}"]}"""));

    [Theory]
    [InlineData(Warning)]
    [InlineData("thanos-sidecar-0: " + Warning)]
    [InlineData("No StoreAPIs matched for this query")]
    [InlineData("receive series from Addr: 10.0.0.7:10901: rpc error: code = Unavailable desc = connection refused")]
    [InlineData("rpc error while reading a series with label PromQL info: x")]
    [InlineData("2 more annotations omitted")]
    public void A_warning_is_one_also_behind_an_info(string warning)
    {
        Read(Success($$""","warnings":["{{NotACounter}}","{{warning}}"]"""))
            .Failure.ShouldNotBeNull()
            .ShouldStartWith("the response may be partial: ");
        Read(Success($$""","warnings":["{{warning}}"],"infos":["{{NotACounter}}"]""")).Failure.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("warnings")]
    [InlineData("infos")]
    public void An_empty_or_absent_list_of_remarks_is_none(string list)
    {
        IsFortyTwo(Read(Success($$""","{{list}}":[]""")));
        IsFortyTwo(Read(Success($$""","{{list}}":null""")));
    }

    /// <summary>Status 422 of Mimir and Cortex for a limit; what it says names the remedy already.</summary>
    [Fact]
    public void Mimir_tells_a_limit_in_its_own_words() =>
        Read(
            """{"status":"error","errorType":"execution","error":"the query exceeded the maximum number of chunks (limit: 2000000 chunks) (err-mimir-max-chunks-per-query)"}"""
        )
            .Failure.ShouldNotBeNull()
            .ShouldContain("err-mimir-max-chunks-per-query");

    [Fact]
    public void Mimir_gives_the_statistics_of_a_query_within_its_data() =>
        IsFortyTwo(
            Read(
                """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"namespace":"shop"},"value":[1796007600.123,"42"]}],"stats":{"timings":{"evalTotalTime":0.001},"samples":{"totalQueryableSamples":3,"peakSamples":2}}},"warnings":[],"infos":[]}"""
            )
        );

    [Fact]
    public void Cortex_keeps_the_error_s_data() =>
        Read("""{"status":"error","data":null,"errorType":"bad_data","error":"1:3: parse error: unexpected end of input"}""")
            .Failure.ShouldNotBeNull()
            .ShouldContain("parse error");

    private const string VictoriaMetrics =
        """{"status":"success","isPartial":PARTIAL,"data":{"resultType":"vector","result":[{"metric":{"namespace":"shop"},"value":[1796007600.123,"42"]}]},"stats":{"seriesFetched": "12","executionTimeMsec":4}TRACE}""";

    private const string Trace =
        ""","trace":{"duration_msec":1.2,"message":"vmselect","children":[{"duration_msec":0.2,"message":"eval"}]}""";

    [Theory]
    [InlineData("")]
    [InlineData(Trace)]
    public void VictoriaMetrics_answers_with_statistics_and_a_trace(string trace) => IsFortyTwo(Read(Of("false", trace)));

    [Theory]
    [InlineData("")]
    [InlineData(Trace)]
    public void VictoriaMetrics_says_that_an_answer_is_partial(string trace) =>
        Read(Of("true", trace)).Failure.ShouldNotBeNull().ShouldContain("isPartial");

    [Fact]
    public void VictoriaMetrics_writes_the_status_as_the_type_of_an_error() =>
        Read("""{"status":"error","errorType":"422","error":"error when executing query=\"up[\": cannot parse"}""")
            .Failure.ShouldNotBeNull()
            .ShouldContain("cannot parse");

    [Theory]
    [InlineData("[1796007600,\"42\"]")]
    [InlineData("[1796007600.123,42]")]
    [InlineData("[1.7960076e9,4.2e1]")]
    public void Times_and_values_may_be_whole_numbers_or_not_and_in_quotes_or_not(string pair) =>
        Read(Success("", $$"""{"resultType":"vector","result":[{"metric":{},"value":{{pair}}}]}"""))
            .Series.ShouldHaveSingleItem()
            .Samples.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(s => s.Value.ShouldBe(42), s => s.Time.ShouldBe(1796007600, 0.2));

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("nan", double.NaN)]
    [InlineData("+Inf", double.PositiveInfinity)]
    [InlineData("Inf", double.PositiveInfinity)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Inf", double.NegativeInfinity)]
    public void What_is_no_finite_number_has_several_spellings(string text, double value) =>
        Read(Success("", $$"""{"resultType":"scalar","result":[1,"{{text}}"]}""")).Series[0].Samples[0].Value.ShouldBe(value);

    private static string Of(string partial, string trace) =>
        VictoriaMetrics.Replace("PARTIAL", partial, StringComparison.Ordinal).Replace("TRACE", trace, StringComparison.Ordinal);

    private static void IsFortyTwo(QueryAnswer answer)
    {
        answer.Failure.ShouldBeNull();
        var series = answer.Series.ShouldHaveSingleItem();
        series.Labels.ShouldBe([new("namespace", "shop")]);
        series.Samples.ShouldBe([new(1796007600.123, 42)]);
    }
}
