using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public class LabelledJsonTests
{
    private static readonly List<LabelledTransaction> Rows = [.. TransactionGenerator.Generate(3).Take(50)];

    [Fact]
    public void What_is_written_is_read_back() => LabelledJson.Parse(LabelledJson.Lines(Rows)).ShouldBe(Rows);

    [Fact]
    public void A_line_is_named_as_predict_names_it_and_carries_the_truth()
    {
        var line = LabelledJson.Line(Rows[0] with { Fraud = true });
        line.ShouldContain("\"merchant_category\":");
        line.ShouldEndWith(",\"fraud\":true}");
    }

    [Fact]
    public void Empty_lines_are_nothing() => LabelledJson.Parse("\n\r\n").ShouldBeEmpty();

    [Theory]
    [InlineData("\"fraud\":true", "\"fraud\":\"true\"")]
    [InlineData("\"fraud\":true", "\"fraud\":null")]
    [InlineData("\"hour\"", "\"our\"")]
    [InlineData("\"id\":\"a\"", "\"id\":null")]
    [InlineData("\"id\":\"a\"", "\"id\":\"\"")]
    [InlineData("\"amount\":5", "\"amount\":-5")]
    [InlineData("\"amount\":5", "\"amount\":1e999")]
    [InlineData("\"amount\":5", "\"amount\":\"5\"")]
    [InlineData("{", "[")]
    public void A_bad_line_is_refused_by_its_number(string good, string bad)
    {
        var row = LabelledJson.Line(new(Rows[0].Transaction with { Id = "a", Amount = 5 }, Fraud: true));
        LabelledJson.Parse(row).Count.ShouldBe(1);
        row.ShouldContain(good);
        Should
            .Throw<FormatException>(() => LabelledJson.Parse($"{row}\n{row.Replace(good, bad, StringComparison.Ordinal)}"))
            .Message.ShouldContain("line 2");
    }
}
