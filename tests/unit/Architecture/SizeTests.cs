namespace MlOps.Architecture.Tests;

public class SizeTests
{
    private const int LongestFile = 300;
    private const int LongestMedian = 60;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("bench")]
    public void No_file_is_too_long_to_be_read_at_once(string folder) =>
        SourceFile.Under(folder).Where(f => f.Lines > LongestFile).Select(f => $"{f}: {f.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void Most_files_fit_on_a_screen()
    {
        var lengths = SourceFile.Under("src").Select(f => f.Lines).Order().ToList();
        lengths[lengths.Count / 2].ShouldBeLessThanOrEqualTo(LongestMedian);
    }

    [Fact]
    public void A_file_has_at_most_one_public_type() =>
        SourceFile.Under("src").Where(f => f.PublicTypes > 1).Select(f => $"{f}: {f.PublicTypes} public types").ShouldBeEmpty();
}
