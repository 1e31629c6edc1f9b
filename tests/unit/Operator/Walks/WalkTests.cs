using System.Text.RegularExpressions;

namespace MlOps.Operator.Tests.Walks;

/// <summary>Random nights: the invariants hold throughout, and once the disturbances end, the model settles in the right state.</summary>
public partial class WalkTests
{
    private const int Few = 60;
    private const int Events = 16;

    /// <summary>Set by <c>make walk</c>; the unit tests walk only a few.</summary>
    private static int Walks => int.TryParse(Environment.GetEnvironmentVariable("MLOPS_WALKS"), out var walks) ? walks : Few;

    [Theory]
    [InlineData(nameof(Disturbance.None), 1)]
    [InlineData(nameof(Disturbance.Policies), 2)]
    [InlineData(nameof(Disturbance.Edits), 3)]
    [InlineData("Edits, Refusals", 4)]
    [InlineData("Edits, Losses, Refusals, Policies", 5)]
    public void Comes_to_rest_in_the_right_place_and_breaks_no_rule_on_the_way(string disturbance, int series)
    {
        var found = new Dictionary<string, (int Count, string First)>();
        var rollbacks = 0;
        for (var seed = series * 1_000_000; seed < (series * 1_000_000) + Walks; seed++)
        {
            var walk = new Walk(seed, Enum.Parse<Disturbance>(disturbance));
            walk.Run(Events);
            rollbacks += walk.Rollbacks;
            foreach (var wrong in walk.Wrong.Take(1))
            {
                var text = $"seed {seed}: {wrong} <= {string.Join(" | ", walk.Told)}";
                var key = Names().Replace(wrong, "#");
                found[key] = found.TryGetValue(key, out var known)
                    ? (known.Count + 1, known.First.Length <= text.Length ? known.First : text)
                    : (1, text);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Walks} walks with {disturbance}, {rollbacks} rollbacks among their last actions"
        );
        string.Join(
                "\n\n",
                found.OrderByDescending(f => f.Value.Count).Select(f => $"{f.Value.Count} of {Walks}: {f.Key}\n   {f.Value.First}")
            )
            .ShouldBeEmpty();
        rollbacks.ShouldBeGreaterThan(Walks / 20, "walks without rollbacks prove nothing");
    }

    [GeneratedRegex("[0-9a-f]{10}|v[0-9]+|[0-9:.]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
