using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.Tests.SloPolicies.Selectors;

public class VectorSelectorTests
{
    [Theory]
    [InlineData("up", "up")]
    [InlineData("job:requests:rate5m", "job:requests:rate5m")]
    [InlineData(" up { } ", "up")]
    [InlineData("up{a=\"1\", b != '2' ,c=~`3`,d!~\"4\",}", "up{a=\"1\",b!=\"2\",c=~\"3\",d!~\"4\"}")]
    [InlineData("{__name__=\"up\"}", "{__name__=\"up\"}")]
    [InlineData("{code=~\"5..\"}", "{code=~\"5..\"}")]
    public void Selectors_are_read_and_written(string text, string written) => VectorSelector.Parse(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData("a{b=\"x\\\"y\\\\z\\n\"}", "x\"y\\z\n")]
    [InlineData("a{b='it\\'s \"it\"'}", "it's \"it\"")]
    [InlineData("a{b=`c:\\new`}", "c:\\new")]
    [InlineData("a{b=\"\\xc3\\xa9\\101\\u00e9\\U0001F600\"}", "\u00e9A\u00e9\U0001F600")]
    public void Escapes_mean_what_they_mean_in_PromQL(string text, string value) =>
        VectorSelector.Parse(text).Matchers.ShouldHaveSingleItem().Value.ShouldBe(value);

    [Theory]
    [InlineData("rate(up[5m])", "functions and aggregations")]
    [InlineData("sum by (code) (up)", "aggregations")]
    [InlineData("up[5m]", "a range is not allowed")]
    [InlineData("up offset 5m", "an offset is not allowed")]
    [InlineData("up{a=\"1\"} @ 12", "'@' is not allowed")]
    [InlineData("up or vector(1)", "unexpected 'or vector(1)'")]
    [InlineData("up{a=\"1\"} # rest", "unexpected '# rest'")]
    [InlineData("up + up", "unexpected '+ up'")]
    [InlineData("1", "unexpected '1'")]
    [InlineData("Inf", "is a number in PromQL")]
    [InlineData("up{a=1}", "must be a quoted string")]
    [InlineData("up{a\"1\"}", "expected =, !=, =~ or !~ after label 'a'")]
    [InlineData("up{\"a\"}", "the metric is named twice, 'up' and 'a'; keep one")]
    [InlineData("{\"a\", \"b\"}", "the metric is named twice, 'a' and 'b'; keep one")]
    [InlineData("{\"\"}", "a name in quotes is empty")]
    [InlineData("{\"a}", "not complete")]
    [InlineData("up{a=\"1\" b=\"2\"}", "expected ',' or '}' at character 10")]
    [InlineData("up{,}", "expected a label name")]
    [InlineData("up{a=\"1\"", "the closing '}' is missing")]
    [InlineData("up{a=\"1}", "not a complete string")]
    [InlineData("up{a=\"\\q\"}", "not a complete string")]
    [InlineData("up{a=\"\\xff\"}", "not a complete string")]
    [InlineData("up{a=\"\\ud800\"}", "not a complete string")]
    [InlineData("up{a=\"1\n\"}", "not a complete string")]
    [InlineData("up{__name__=\"x\"}", "named twice")]
    [InlineData("", "would select every series")]
    [InlineData("{}", "would select every series")]
    [InlineData("{a=\"\"}", "would select every series")]
    [InlineData("{a!=\"x\",b=~\".*\"}", "would select every series")]
    public void Everything_else_is_refused_with_the_reason(string text, string reason)
    {
        VectorSelector.TryParse(text, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().ShouldContain(reason);
    }

    [Fact]
    public void A_matcher_is_added_once()
    {
        var matcher = new LabelMatcher("pod", MatchOperator.Matches, "fraud-1-.+");
        VectorSelector.Parse("up{a=\"1\"}").With(matcher).With(matcher).ToString().ShouldBe("up{a=\"1\",pod=~\"fraud-1-.+\"}");
    }

    [Fact]
    public void Selectors_are_equal_by_what_they_select()
    {
        VectorSelector.Parse("up{a='1'}").ShouldBe(VectorSelector.Parse("up { a = \"1\", }"));
        VectorSelector.Parse("up{a='1'}").ShouldNotBe(VectorSelector.Parse("up{a='2'}"));
    }

    [Fact]
    public void No_matcher_is_an_empty_list()
    {
        VectorSelector.TryParseMatchers(" ", out var matchers, out _).ShouldBeTrue();
        matchers.ShouldNotBeNull().ShouldBeEmpty();
    }

    /// <summary>Names in quotes are those of Prometheus 3; what needs none is written without, so that older ones read it.</summary>
    [Theory]
    [InlineData("{\"http.requests\"}", "{\"http.requests\"}")]
    [InlineData("{'http.requests', a=\"1\"}", "{\"http.requests\",a=\"1\"}")]
    [InlineData("{a=\"1\", \"http.requests\", \"b.c\"!~\"x\"}", "{\"http.requests\",a=\"1\",\"b.c\"!~\"x\"}")]
    [InlineData("up{\"a\"=\"1\", \"b.c\"=\"2\"}", "up{a=\"1\",\"b.c\"=\"2\"}")]
    [InlineData("{\"up\"}", "up")]
    [InlineData("{\"inf\"}", "{\"inf\"}")]
    public void Names_in_quotes_are_read_and_written_where_they_are_needed(string text, string written) =>
        VectorSelector.Parse(text).ToString().ShouldBe(written);

    [Fact]
    public void A_selector_with_names_in_quotes_can_be_narrowed() =>
        VectorSelector
            .Parse("{\"http.requests\"}")
            .With(new LabelMatcher("pod", MatchOperator.Matches, "fraud-.+"))
            .ToString()
            .ShouldBe("{\"http.requests\",pod=~\"fraud-.+\"}");
}
