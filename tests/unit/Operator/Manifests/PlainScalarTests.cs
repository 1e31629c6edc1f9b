using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>Plain words are what kubectl sends for them.</summary>
public class PlainScalarTests
{
    [Theory]
    [InlineData("y", "true")]
    [InlineData("Y", "true")]
    [InlineData("n", "false")]
    [InlineData("On", "true")]
    [InlineData("off", "false")]
    [InlineData("yEs", "\"yEs\"")]
    [InlineData("0x1E", "30")]
    [InlineData("0170", "120")]
    [InlineData("0o17", "15")]
    [InlineData("0b101", "5")]
    [InlineData("08", "8")]
    [InlineData("-0x10", "-16")]
    [InlineData("+12", "12")]
    [InlineData("1_200", "1200")]
    [InlineData("1_2.5", "12.5")]
    [InlineData("_1", "\"_1\"")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5e3", "1500")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.10", "1.1")]
    [InlineData(".", "\".\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("2026-01-31", "\"2026-01-31\"")]
    [InlineData("2026-01-31T22:00:00Z", "\"2026-01-31T22:00:00Z\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("1m", "\"1m\"")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("nULL", "\"nULL\"")]
    public void A_plain_word_has_the_type_of_YAML_1_1(string text, string json) =>
        (PlainScalar.Read(text)?.ToJsonString() ?? "null").ShouldBe(json);

    [Theory]
    [InlineData("y", "true")]
    [InlineData("off", "false")]
    [InlineData("0x10", "16")]
    [InlineData("name", "name")]
    [InlineData("~", "~")]
    public void A_plain_key_is_read_and_written_again(string text, string key) => PlainScalar.Key(text).ShouldBe(key);

    [Theory]
    [InlineData("name: availability", "name: y", "spec.objectives[0].name", "write it as text, \"y\"")]
    [InlineData(
        "name: fraud\nspec:",
        "name: fraud\n  labels: {tier: n}\nspec:",
        "metadata.labels.tier",
        "is n; write it as text, in quotes"
    )]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: 1_2e4", "spec.evaluationIntervalSeconds", "is 120000; the maximum is 3600")]
    public void What_the_server_refuses_is_told(string from, string to, string field, string message) =>
        Checked
            .Errors(Checked.With(Checked.Policy, from, to))
            .ShouldContain(f => f.Field == field && f.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("0x1E")]
    [InlineData("036")]
    [InlineData("3_0")]
    [InlineData("3e1")]
    public void What_the_server_takes_is_taken(string seconds) =>
        Checked.Errors(Checked.With(Checked.Policy, "spec:", $"spec:\n  evaluationIntervalSeconds: {seconds}")).ShouldBeEmpty();
}
