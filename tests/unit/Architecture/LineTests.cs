namespace MlOps.Architecture.Tests;

public class LineTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("bench")]
    public void No_line_is_too_wide_but_for_a_text_that_cannot_be_broken(string folder) =>
        SourceFile.Under(folder).SelectMany(f => WideLines.Of(File.ReadLines(f.Path)).Select(line => $"{f}:{line}")).ShouldBeEmpty();

    [Fact]
    public void Code_and_comments_are_wide_lines_and_a_text_by_itself_is_not()
    {
        var text = new string('x', 141);
        string[] lines = [$"// {text}", $"Call({text});", $"    \"{text}\",", $"name: $\"{text}\");", "\"\"\"", text, "\"\"\"", text];
        WideLines.Of(lines).ShouldBe([1, 2, 8]);
    }
}
