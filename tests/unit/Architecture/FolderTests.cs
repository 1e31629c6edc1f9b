using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;

namespace MlOps.Architecture.Tests;

public class FolderTests
{
    /// <summary>The types that the compiled code uses tell, not the usings: a child sees its parent without one.</summary>
    [Theory]
    [InlineData("Entities")]
    [InlineData("Analysis")]
    [InlineData("Decisions")]
    [InlineData("Runtime")]
    [InlineData("Operator")]
    public void Folders_of_a_project_do_not_need_each_other_in_a_circle(string name)
    {
        var project = new ArchLoader().LoadFilteredDirectory(AppContext.BaseDirectory, $"MlOps.{name}.dll").Build();

        // The project's own folder, a folder in it and a folder inside that one are a slice each.
        var folders = SliceRuleDefinition.Slices().Matching("MlOps.(**)");
        folders.GetObjects(project).Count().ShouldBeGreaterThan(1);
        folders.Should().BeFreeOfCycles().Evaluate(project).Where(r => !r.Passed).Select(r => r.Description).ShouldBeEmpty();
    }
}
