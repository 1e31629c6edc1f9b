namespace MlOps.Architecture.Tests;

public class NameTests
{
    private static readonly string[] Repeated = ["Program.cs", "Usings.cs"];

    /// <summary>Who looks for a name finds one file.</summary>
    [Fact]
    public void No_two_files_have_one_name() =>
        new[] { "src", "tests", "samples", "bench" }
            .SelectMany(SourceFile.Under)
            .GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1 && !Repeated.Contains(g.Key))
            .Select(g => string.Join(", ", g))
            .ShouldBeEmpty();
}
