using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>Of files of which one cannot be read none is converted: an SLI in it may be referred to.</summary>
public class UnreadableFileTests
{
    private static (int Code, string Policies, string Left) Convert(string input, params string[] files)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(files, "fraud", new StringReader(input), output, error), output.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("a: b\nc: d: e\n", "stdin:2: cannot be read: ")]
    [InlineData("a:\n\t- b\n", "stdin:2: cannot be read: a tab in the indentation; use spaces")]
    public void Broken_YAML_is_named_with_its_line(string text, string left)
    {
        var (code, policies, said) = Convert(text, "-");
        (code, policies).ShouldBe((2, ""));
        said.ShouldContain(left);
        said.ShouldContain("nothing was converted");
    }

    [Fact]
    public void All_files_that_cannot_be_read_are_named_and_that_nothing_was_converted()
    {
        var (code, policies, left) = Convert(new OpenSloFile().ToString(), "no-such-1.yaml", "-", "no-such-2.yaml");
        (code, policies).ShouldBe((2, ""));
        left.ShouldContain("no-such-1.yaml: no such file");
        left.ShouldContain("no-such-2.yaml: no such file");
        left.ShouldContain(
            "nothing was converted, of the other files either: they may refer to an SLI in these; mend or leave out what cannot be read"
        );
    }
}
