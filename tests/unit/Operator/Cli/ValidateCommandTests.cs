using System.CommandLine;
using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Risky = """
        apiVersion: mlops-operator.io/v1alpha1
        kind: DriftPolicy
        metadata:
          name: fraud
        spec:
          modelRef:
            name: fraud
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--strict")]
    public async Task Warnings_fail_a_pipeline_only_if_it_is_strict(int code, params string[] options)
    {
        await File.WriteAllTextAsync(_file, Risky, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        var run = new RootCommand { ValidateCommand.Create() }.Parse(["validate", _file, .. options]);
        (await run.InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken)).ShouldBe(code);
        output.ToString().ShouldContain("nothing is watched");
        output.ToString().ShouldContain("0 errors, 1 warning");
    }
}
