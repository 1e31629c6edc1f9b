using MlOps.Operator.Reports;

namespace MlOps.Operator.Tests.Reports;

public class MarkupTests
{
    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("a\"b'c", "a&quot;b&#39;c")]
    [InlineData("R&D", "R&amp;D")]
    [InlineData(null, "")]
    public void Text_stays_text(string? text, string written) =>
        Markup.Of($"<b title=\"{text}\">").Text.ShouldBe($"<b title=\"{written}\">");

    [Fact]
    public void Markup_in_markup_is_kept_as_it_is() =>
        Markup
            .Of($"<p>{Markup.Of($"<b>{"<"}</b>")}{new[] { Markup.Of($"<i/>"), Markup.Of($"<u/>") }}</p>")
            .Text.ShouldBe("<p><b>&lt;</b><i/><u/></p>");

    [Fact]
    public void Parts_made_one_by_one_are_kept_too() =>
        Markup.Of($"{Enumerable.Range(1, 2).Select(i => Markup.Of($"<{i}>"))}").Text.ShouldBe("<1><2>");

    [Fact]
    public void Coordinates_are_written_as_SVG_reads_them() => Markup.Of($"{1234.5678} {-0.04} {1e-9}").Text.ShouldBe("1234.6 -0 0");
}
