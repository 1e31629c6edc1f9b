namespace MlOps.Architecture.Tests;

public class SizeTests
{
    private const int LongestFile = 300;
    private const int LongestMedian = 60;
    private const int WidestFolder = 12;

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

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("bench")]
    public void No_folder_has_more_than_a_dozen_files(string folder) =>
        SourceFile
            .Under(folder)
            .Where(f => f.Name != "Usings.cs")
            .GroupBy(f => f.Folder)
            .Where(g => g.Count() > WidestFolder)
            .Select(g => $"{g.Key}: {g.Count()} files")
            .ShouldBeEmpty();

    /// <summary>A family of small records and enums is one concept; anything with behaviour of its own has a file of its own.</summary>
    [Fact]
    public void A_file_has_one_public_type_or_a_family_of_small_ones() =>
        SourceFile
            .Under("src")
            .Where(f => f.PublicTypes > 1 && (f.Lines > LongestMedian || f.PublicClasses > 0))
            .Select(f => $"{f}: {f.PublicTypes} public types")
            .ShouldBeEmpty();
}
