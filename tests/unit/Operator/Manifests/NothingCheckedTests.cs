using MlOps.Operator.Cli;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>A hook or a pipe that gives nothing to check must not look like one in which all is well.</summary>
public class NothingCheckedTests
{
    private const string Other = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private static (List<ManifestFinding> Findings, int Documents, bool Unreadable) Check(string text) =>
        ValidateCommand.Check(["-"], new StringReader(text));

    [Theory]
    [InlineData("", "stdin: error: is empty, so nothing was checked")]
    [InlineData("---\n---\n", "stdin: error: is empty, so nothing was checked")]
    [InlineData("# nothing", "stdin: error: is empty, so nothing was checked")]
    [InlineData("- a\n- b: c", "stdin: error: holds no ModelDeployment, SloPolicy or DriftPolicy, only objects without kind")]
    [InlineData(
        Other + "---\n" + Other,
        "stdin: error: holds no ModelDeployment, SloPolicy or DriftPolicy, only ConfigMap, so nothing was checked"
    )]
    public void Nothing_of_ours_is_an_error_that_says_where_to_look(string text, string message)
    {
        var (findings, documents, unreadable) = Check(text);
        (documents, unreadable).ShouldBe((0, true));
        findings.ShouldHaveSingleItem().ToString().ShouldStartWith(message);
        findings[0].Message.ShouldContain("the command that writes to the pipe");
    }

    [Fact]
    public void One_object_in_any_of_the_files_is_enough()
    {
        using var other = new TemporaryFile(Other);
        var (findings, documents, unreadable) = ValidateCommand.Check([other.Path, "-"], new StringReader(Checked.Policy));
        (findings.Count, documents, unreadable).ShouldBe((0, 1, false));
    }

    [Fact]
    public void Files_without_one_are_named_together()
    {
        using var one = new TemporaryFile(Other);
        using var two = new TemporaryFile("");
        ValidateCommand
            .Check([one.Path, two.Path], TextReader.Null)
            .Findings.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith(
                $"{one.Path}, {two.Path}: error: holds no ModelDeployment, SloPolicy or DriftPolicy, only ConfigMap, so nothing was checked"
            );
    }

    [Theory]
    [InlineData(
        "apiVersion: mlopsoperator.io/v1alpha1",
        "apiVersion",
        "is 'mlopsoperator.io/v1alpha1', which is not an API of this operator; did you mean mlops-operator.io/v1alpha1?"
    )]
    [InlineData("apiVersion: v1", "apiVersion", "is 'v1', which is not an API of this operator; did you mean mlops-operator.io/v1alpha1?")]
    [InlineData("apiVersion: 1", "apiVersion", "is '1', which is not an API of this operator; did you mean mlops-operator.io/v1alpha1?")]
    [InlineData("labels: a", "apiVersion", "is missing; did you mean mlops-operator.io/v1alpha1?")]
    public void Our_kinds_under_another_group_are_told(string first, string field, string message)
    {
        var text = Checked.With(Checked.Policy, "apiVersion: mlops-operator.io/v1alpha1", first);
        var finding = Checked.Findings(text).ShouldHaveSingleItem();
        (finding.Severity, finding.Field, finding.Message, finding.Line).ShouldBe((Severity.Error, field, message, 1));
        Checked.Findings(Checked.Policy + "\n---\n" + text).ShouldHaveSingleItem().Line.ShouldBe(16);
    }

    [Fact]
    public void Lists_of_other_things_are_skipped() => Check("- a\n- b: c\n---\n" + Checked.Policy).Findings.ShouldBeEmpty();

    [Fact]
    public void A_plain_list_of_our_objects_is_refused_as_kubectl_does() =>
        Check("- " + Checked.Policy.ReplaceLineEndings("\n  ")).Findings.ShouldHaveSingleItem().Message.ShouldContain("kind: List");
}
