namespace MlOps.Architecture.Tests;

public class ReferenceTests
{
    [Theory]
    [InlineData("Entities", "")]
    [InlineData("Analysis", "")]
    [InlineData("Runtime", "")]
    [InlineData("Decisions", "Analysis Entities")]
    [InlineData("Operator", "Analysis Decisions Entities Runtime")]
    public void Projects_refer_in_one_direction_only(string name, string allowed)
    {
        new SourceProject(name).Projects.Except(allowed.Split(' ')).ShouldBeEmpty();
        new SourceProject(name)
            .UsedAssemblies.Where(a => a.StartsWith("MlOps.", StringComparison.Ordinal))
            .Except(allowed.Split(' ').Select(a => $"MlOps.{a}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_mathematics_uses_no_package() => new SourceProject("Analysis").Packages.ShouldBeEmpty();

    [Fact]
    public void The_entities_use_packages_for_their_rules_only() =>
        new SourceProject("Entities").Packages.ShouldBe(["Cronos", "FluentValidation"]);

    [Theory]
    [InlineData("Entities")]
    [InlineData("Analysis")]
    [InlineData("Decisions")]
    public void Pure_projects_do_no_IO_and_know_no_clock(string name) => new SourceProject(name).UsedTypes.Where(IsImpure).ShouldBeEmpty();

    private static bool IsImpure(string type) =>
        type.StartsWith("System.Net.", StringComparison.Ordinal)
        || type.StartsWith("System.Threading.", StringComparison.Ordinal)
        || type
            is "System.TimeProvider"
                or "System.Console"
                or "System.Random"
                or "System.Diagnostics.Process"
                or "System.IO.File"
                or "System.IO.FileStream"
                or "System.IO.Directory"
                or "System.IO.FileInfo"
                or "System.IO.DirectoryInfo";
}
