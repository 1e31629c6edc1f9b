namespace MlOps.Operator.Tests.Goldens;

/// <summary>One case on disk: four files that people write, three that the operator's behaviour writes.</summary>
internal static class GoldenFolder
{
    private static readonly string[] Inputs = ["case.yaml", "model.yaml", "policies.yaml", "cluster.yaml"];
    private static readonly string[] Outputs = ["status.yaml", "effects.yaml", "events.yaml"];

    /// <returns>What is wrong with the case, or null. An update writes the outcome and compares nothing.</returns>
    public static async Task<string?> CheckAsync(string folder, bool update, CancellationToken ct)
    {
        var name = Path.GetFileName(folder);
        var there = Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ToHashSet();
        if (there.FirstOrDefault(f => !Inputs.Contains(f) && !Outputs.Contains(f)) is { } unknown)
            return $"tests/golden/{name}/{unknown} is no file of a case; a case has {string.Join(", ", Inputs)} and {string.Join(", ", Outputs)}";
        if (Inputs.FirstOrDefault(f => !there.Contains(f)) is { } absent)
            return $"tests/golden/{name}/{absent} is missing; a case without policies or without a cluster says so in a file that holds only a comment";
        GoldenCase golden;
        try
        {
            golden = GoldenCase.Read(folder);
        }
        catch (GoldenException e)
        {
            return $"tests/golden/{name}/{e.Message}";
        }

        var (outcome, stuck) = await GoldenRun.OfAsync(golden, ct);
        if (stuck is not null)
            return $"tests/golden/{name}/case.yaml: {stuck}";
        if (!update)
            return Compare(folder, name, golden, outcome);
        foreach (var (file, text) in Outputs.Zip(outcome.Texts))
            await File.WriteAllTextAsync(Path.Combine(folder, file), text, ct);
        return null;
    }

    private static string? Compare(string folder, string name, GoldenCase golden, GoldenOutcome outcome)
    {
        var problems = new List<string>();
        foreach (var (file, text) in Outputs.Zip(outcome.Texts))
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path))
                problems.Add($"{file} is missing");
            else if (LineDiff.Of(File.ReadAllText(path), text) is { } diff)
                problems.Add($"{file} (- as written, + what the operator does now):\n{diff}");
        }

        return problems.Count == 0
            ? null
            : $"""
                tests/golden/{name} ends otherwise than it is written.
                question: {golden.Question}
                why: {golden.Why}
                {string.Join('\n', problems)}
                If that is the better decision, run: make update-goldens
                and let the change of the YAML be reviewed; if "why" is no longer true, write it anew.
                """;
    }
}
