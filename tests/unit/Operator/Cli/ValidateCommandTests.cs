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

    private static readonly string[] Standing =
    [
        "spec.objectives[0].sli: is evaluated by the burn tiers only",
        "spec.objectives[1].sli: is evaluated by the burn tiers only",
        "spec.objectives[1].sli.gauge: may be out of bounds for",
    ];

    /// <summary>What nothing that a user writes removes would keep a strict pipeline red for ever.</summary>
    [Fact]
    public async Task Statements_of_fact_are_notes_which_fail_no_pipeline()
    {
        var (code, output) = await Run(
            """
            apiVersion: mlops-operator.io/v1alpha1
            kind: SloPolicy
            metadata: {name: fraud}
            spec:
              modelRef: {name: fraud}
              objectives:
                - {name: own, target: "99", sli: {expression: {bad: 'sum(increase(a[${window}]))', total: 'sum(increase(b[${window}]))'}}}
                - {name: quality, target: "99", sli: {gauge: {query: avg(a), min: "0.9"}}}
            """,
            "--strict"
        );
        code.ShouldBe(0, output);
        foreach (var standing in Standing)
            output.ShouldContain($": note: SloPolicy/fraud: {standing}");
        output.ShouldContain("1 object, 0 errors, 0 warnings, 3 notes");
    }

    [Fact]
    public async Task Notes_are_told_in_JSON_by_their_severity()
    {
        var (_, output) = await Run(
            """
            apiVersion: mlops-operator.io/v1alpha1
            kind: SloPolicy
            metadata: {name: fraud}
            spec:
              modelRef: {name: fraud}
              noData: {treatAs: Breach}
              objectives: [{name: a, target: "99", sli: {events: {bad: a_total, total: b_total}}}]
            """,
            "--output",
            "json"
        );
        output.ShouldContain("\"severity\": \"Note\"");
    }

    private async Task<(int Code, string Output)> Run(string text, params string[] options)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        var run = new RootCommand { ValidateCommand.Create() }.Parse(["validate", _file, .. options]);
        var code = await run.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = output },
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString());
    }
}
