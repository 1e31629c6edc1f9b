using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests;

public class AnnotationCheckTests
{
    private static IReadOnlyList<string> Warnings(string name, string value) =>
        [
            .. Checked
                .Findings(
                    Checked.With(Checked.Model, "  name: fraud\nspec", $"  name: fraud\n  annotations: {{\"{name}\": \"{value}\"}}\nspec")
                )
                .Where(f => f.Severity == Severity.Warning && f.Field == $"metadata.annotations.{name}")
                .Select(f => f.Message),
        ];

    [Theory]
    [InlineData("mlops-operator.io/pause", "release freeze")]
    [InlineData("mlops-operator.io/isolate", "false")]
    [InlineData("mlops-operator.io/pin", "0123456789")]
    [InlineData("mlops-operator.io/release", "abcdef0123")]
    [InlineData("mlops-operator.io/approve", "anything")]
    [InlineData("mlops-operator.io/reject", "anything")]
    [InlineData("example.com/paus", "")]
    public void Levers_and_what_others_write_are_told_nothing(string name, string value) => Warnings(name, value).ShouldBeEmpty();

    [Theory]
    [InlineData("paus", "pause")]
    [InlineData("Isolated", "isolate")]
    [InlineData("relase", "release")]
    public void A_misspelt_lever_is_told_with_the_one_that_was_meant(string written, string meant) =>
        Warnings("mlops-operator.io/" + written, "x")
            .ShouldBe([$"is not an annotation that the operator reads on a ModelDeployment; did you mean mlops-operator.io/{meant}?"]);

    [Fact]
    public void An_unknown_annotation_is_told_with_those_that_there_are() =>
        Warnings("mlops-operator.io/something", "x")
            .ShouldHaveSingleItem()
            .ShouldEndWith("there are pause, pin, isolate, approve, reject, release");

    [Fact]
    public void Adoption_belongs_on_the_Service() =>
        Warnings("mlops-operator.io/adopt", "true").ShouldBe(["belongs on the Service to adopt, not on a ModelDeployment; move it there"]);

    [Theory]
    [InlineData("pause", "is empty: it pauses the model anyway, without a reason; give a reason or remove it")]
    [InlineData("isolate", "is empty: it isolates the model anyway, without a reason; give a reason or remove it")]
    public void A_lever_without_a_reason_is_told(string lever, string message) =>
        Warnings("mlops-operator.io/" + lever, "").ShouldBe([message]);

    [Theory]
    [InlineData("pin", "v2", false)]
    [InlineData("release", "8228", false)]
    [InlineData("release", "", true)]
    public void A_revision_may_be_written_as_hash_beginning_or_version_but_not_be_empty(string lever, string value, bool told) =>
        Warnings("mlops-operator.io/" + lever, value).Any().ShouldBe(told);
}
