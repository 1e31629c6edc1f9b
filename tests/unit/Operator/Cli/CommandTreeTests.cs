using System.CommandLine;

namespace MlOps.Operator.Tests.Cli;

public class CommandTreeTests
{
    private static async Task<(int Code, string Output)> Run(params string[] args)
    {
        using var output = new StringWriter();
        return (await CommandTree.InvokeAsync(args, new InvocationConfiguration { Output = output, Error = output }), output.ToString());
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("validate", "a.yaml", "--output", "xml")]
    [InlineData("convert")]
    [InlineData("convert", "openslo", "a.yaml")]
    [InlineData("convert", "openslo", "--model", "fraud")]
    [InlineData("convert", "openslo", "/nowhere/a.yaml", "--model", "fraud")]
    [InlineData("validate", "/nowhere/a.yaml")]
    [InlineData("valdate")]
    public async Task What_is_typed_wrong_ends_with_2(params string[] args) => (await Run(args)).Code.ShouldBe(2);

    [Theory]
    [InlineData("validate", "--bogus", "a.yaml")]
    [InlineData("convert", "openslo", "--bogus", "a.yaml", "--model", "fraud")]
    public async Task An_option_that_does_not_exist_is_not_looked_for_as_a_file(params string[] args)
    {
        var (code, output) = await Run(args);
        (code, output.Contains("--bogus is no option of this command", StringComparison.Ordinal)).ShouldBe((2, true), output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("validate", "--help")]
    [InlineData("--version")]
    public async Task Help_is_no_error(params string[] args) => (await Run(args)).Code.ShouldBe(0);

    [Fact]
    public async Task Help_of_validate_names_every_exit_code()
    {
        var help = string.Join(' ', (await Run("validate", "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        help.ShouldContain(
            "1 invalid, or warnings with --strict, 2 a file cannot be read, nothing to check, or the command is written wrong"
        );
    }

    [Fact]
    public async Task Help_names_the_program_as_the_documentation_does() =>
        (await Run("convert", "openslo", "--help")).Output.ShouldContain("mlops-operator convert openslo ");
}
