namespace MlOps.EndToEnd.Operators;

/// <summary>Manifests as a pipeline treats them: applied, and applied again at each run.</summary>
internal sealed class AppliedManifests(params string[] options)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task ApplyAsync() => await SaidAsync("apply");

    /// <summary>A second apply changes nothing, and nothing differs from what is there.</summary>
    public async Task StayAsync()
    {
        var again = (await SaidAsync("apply"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("Warning: ", StringComparison.Ordinal))
            .ToList();
        again.ShouldNotBeEmpty();
        again.ShouldAllBe(line => line.EndsWith(" unchanged", StringComparison.Ordinal));
        (await SaidAsync("diff")).ShouldBeEmpty();
    }

    private async Task<string> SaidAsync(string verb)
    {
        var (exitCode, output) = await Kubectl.RunAsync([verb, .. options], Stop);
        exitCode.ShouldBe(0, output);
        return output;
    }
}
