namespace MlOps.Operator.Tests.Goldens;

/// <summary>
/// Every folder of tests/golden: what the operator does with these objects at that moment, in YAML that needs no C# to be read or disputed.
/// </summary>
public class GoldenTests
{
    private static readonly string Root = Repository.PathOf("tests", "golden");

    /// <summary>Set by <c>make update-goldens</c>.</summary>
    private static bool Updates => Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDENS") == "1";

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_ends_as_it_is_written(string name)
    {
        var problem = await GoldenFolder.CheckAsync(Path.Combine(Root, name), Updates, TestContext.Current.CancellationToken);
        problem.ShouldBeNull();
    }

    [Fact]
    public void There_is_nothing_beside_the_cases_but_the_page_that_explains_them() =>
        Directory.GetFiles(Root).Select(Path.GetFileName).ShouldBe(["README.md"]);
}
