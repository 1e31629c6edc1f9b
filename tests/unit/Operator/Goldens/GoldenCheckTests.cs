namespace MlOps.Operator.Tests.Goldens;

/// <summary>A case that is incomplete or misspelt fails; it never passes for another case, and nothing is written unasked.</summary>
public sealed class GoldenCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden-").FullName;

    public GoldenCheckTests()
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "golden", "paused-model-is-left-alone")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private Task<string?> CheckAsync() => GoldenFolder.CheckAsync(_folder, false, TestContext.Current.CancellationToken);

    private async Task<string> ProblemAsync(string file, string from, string to)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        return (await CheckAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_copy_of_a_case_is_that_case() => (await CheckAsync()).ShouldBeNull();

    [Theory]
    [InlineData("status.yaml")]
    [InlineData("effects.yaml")]
    [InlineData("events.yaml")]
    public async Task An_outcome_that_is_not_written_yet_fails_and_stays_unwritten(string file)
    {
        File.Delete(Path.Combine(_folder, file));
        (await CheckAsync()).ShouldNotBeNull().ShouldContain($"{file} is missing");
        File.Exists(Path.Combine(_folder, file)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("case.yaml")]
    [InlineData("model.yaml")]
    [InlineData("policies.yaml")]
    [InlineData("cluster.yaml")]
    public async Task An_outcome_without_its_inputs_fails(string file)
    {
        File.Delete(Path.Combine(_folder, file));
        (await CheckAsync()).ShouldNotBeNull().ShouldContain($"{file} is missing");
    }

    [Fact]
    public async Task An_unknown_file_fails()
    {
        File.WriteAllText(Path.Combine(_folder, "stauts.yaml"), "");
        (await CheckAsync()).ShouldNotBeNull().ShouldContain("stauts.yaml is no file of a case");
    }

    [Theory]
    [InlineData("case.yaml", "passes:", "pases:", "pases is not a known field")]
    [InlineData("model.yaml", "replicas:", "replica:", "spec.replica: ")]
    [InlineData("model.yaml", "effectiveVersion:", "efectiveVersion:", "status.efectiveVersion: ")]
    [InlineData(
        "model.yaml",
        "mlops-operator.io/pause",
        "mlops-operator.io/puase",
        "mlops-operator.io/puase is no label or annotation of this operator"
    )]
    [InlineData("policies.yaml", "evidence:", "evidenec:", "status.requests[0].evidenec: ")]
    [InlineData("policies.yaml", "mode: Enforce", "mode: Enforced", "spec.mode: ")]
    [InlineData("cluster.yaml", "readyReplicas:", "readyReplica:", "status.readyReplica is misspelt")]
    [InlineData("cluster.yaml", "kind: Deployment", "kind: Deploymnt", "Deploymnt does not belong here")]
    public async Task A_misspelt_field_fails(string file, string right, string wrong, string problem) =>
        (await ProblemAsync(file, right, wrong)).ShouldContain(problem);

    [Theory]
    [InlineData("model.yaml", "registry.example/fraud:v2", "registry.example/fraud:v9", "have the hash")]
    [InlineData("cluster.yaml", "registry.example/fraud:v1", "registry.example/fraud:v9", "have the hash")]
    public async Task A_hash_that_no_longer_fits_fails_with_the_right_one(string file, string from, string to, string problem) =>
        (await ProblemAsync(file, from, to)).ShouldContain(problem);

    [Fact]
    public async Task A_pass_that_writes_nothing_is_one_too_many() =>
        (await ProblemAsync("case.yaml", "passes: 2", "passes: 5")).ShouldContain("pass 2 of 5 wrote nothing");

    [Fact]
    public async Task Another_outcome_fails_with_the_lines_that_differ_the_question_and_the_way_out()
    {
        var problem = await ProblemAsync("status.yaml", "state: Paused", "state: Serving");
        problem.ShouldContain("- state: Serving\n+ state: Paused");
        problem.ShouldContain("question: ");
        problem.ShouldContain("make update-goldens");
    }
}
