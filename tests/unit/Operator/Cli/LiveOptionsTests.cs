using System.CommandLine;
using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Cli.Reports;

namespace MlOps.Operator.Tests.Cli;

public sealed class LiveOptionsTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    public static TheoryData<string> Verbs => ["report drift inputs", "baseline capture inputs"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_URL_that_is_none_is_refused_with_an_example(string verb)
    {
        (await RunAsync($"{verb} --prometheus prometheus:9090")).ShouldBe(2);
        _error.ToString().ShouldContain("'prometheus:9090' is not a URL");
        _error.ToString().ShouldContain("port-forward");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_kubeconfig_that_is_not_there_is_named(string verb)
    {
        (await RunAsync($"{verb} --kubeconfig /nowhere/config")).ShouldBe(2);
        _error.ToString().ShouldContain("/nowhere/config");
        _error.ToString().ShouldContain("--kubeconfig");
    }

    private Task<int> RunAsync(string words)
    {
        var root = new RootCommand { BaselineCommand.Create(), ReportCommand.Create() };
        return root.Parse(words).InvokeAsync(new() { Error = _error }, TestContext.Current.CancellationToken);
    }
}
