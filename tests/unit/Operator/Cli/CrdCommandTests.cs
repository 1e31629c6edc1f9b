using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Cli;

public sealed class CrdCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crds-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private int Run(params string[] more) =>
        CrdCommand.Create().Parse(["--out", _folder, .. more]).Invoke(new() { Output = _output, Error = _error });

    [Fact]
    public void It_writes_one_file_per_kind_and_names_them()
    {
        Run().ShouldBe(0);
        Directory
            .GetFiles(_folder)
            .Select(Path.GetFileName)
            .ShouldBe(["driftpolicies.yaml", "modeldeployments.yaml", "slopolicies.yaml"], ignoreOrder: true);
        _output.ToString().ShouldContain("slopolicies.yaml");
    }

    [Fact]
    public void The_check_passes_on_what_was_written_and_writes_nothing()
    {
        Run();
        var written = Directory.GetLastWriteTimeUtc(Path.Combine(_folder, "slopolicies.yaml"));
        Run("--check").ShouldBe(0);
        Directory.GetLastWriteTimeUtc(Path.Combine(_folder, "slopolicies.yaml")).ShouldBe(written);
    }

    [Fact]
    public void The_check_names_what_differs_and_the_remedy()
    {
        Run();
        File.AppendAllText(Path.Combine(_folder, "slopolicies.yaml"), "# edited\n");
        File.Delete(Path.Combine(_folder, "driftpolicies.yaml"));
        File.WriteAllText(Path.Combine(_folder, "old.yaml"), "");
        Run("--check").ShouldBe(1);
        var said = _error.ToString();
        said.ShouldContain("slopolicies.yaml differs");
        said.ShouldContain("driftpolicies.yaml is missing");
        said.ShouldContain("old.yaml does not belong to any kind");
        said.ShouldContain("make crds");
        said.ShouldNotContain("modeldeployments.yaml");
    }
}
