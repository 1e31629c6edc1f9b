using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// Whatever a name is made of, a query that holds it finds the series of that name and no other. Prometheus itself is asked.
/// </summary>
public class EscapingTests
{
    private const string Hash = "0123456789";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Each variable in each place where it may stand. Selectors are parsed first, free PromQL is taken as it is.</summary>
    private static readonly string[] Places = ["=\"{0}\"", "='{0}'", "=~\"{0}\"", "=~'{0}'", "=~ # a comment\n \"{0}|{0}\""];

    private static readonly string[] Variables = ["namespace", "modelDeployment", "model"];

    [Fact]
    public async Task Promtool_finds_exactly_the_series_whose_name_a_query_holds()
    {
        var file = new RulesTest();
        var names = AnyName.Several(300, seed: 2026);
        var known = names.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            Add(file, names[i], i);
            foreach (var near in AnyName.Near(names[i]).Where(known.Add))
            {
                file.Series("probe", "v", near, $"near-{i}");
                file.Series("pods", "pod", $"{near}-{Hash}-a1b2c", $"near-{i}");
            }
        }

        file.Queries.ShouldBeGreaterThan(2000);
        var (exitCode, output) = await Promtool.RunOverAsync(file.ToString(), "test", "rules");
        exitCode.ShouldBe(0, output);
    }

    private static void Add(RulesTest file, string name, int i)
    {
        var series = file.Series("probe", "v", name, $"{i}");
        var variable = Variables[i % Variables.Length];
        var variables = new IndicatorVariables(
            variable == "namespace" ? name : "other",
            variable == "modelDeployment" ? name : "other",
            variable == "model" ? name : "other"
        );
        foreach (var place in Places)
            file.Selects(variables.Fill($"probe{{v{string.Format(null, place, $"${{{variable}}}")}}}", Window), series);
        foreach (var comparison in new[] { "=", "=~" })
            file.Selects(variables.Fill(VectorSelector.Parse($"probe{{v{comparison}\"${{{variable}}}\"}}")).ToString(), series);
        file.Selects(VectorSelector.Parse($"probe{{v=\"{RulesTest.Bytes(name)}\"}}").ToString(), series);
        AddPods(file, name, i);
    }

    /// <summary>
    /// By the pods' names, as a policy without a revision label is read; neither a longer name nor a shorter one is the model's.
    /// </summary>
    private static void AddPods(RulesTest file, string name, int i)
    {
        var policy = new SloPolicySpec
        {
            ModelRef = new() { Name = "fraud" },
            Objectives = [],
        };
        var series = file.Series("pods", "pod", $"{name}-{Hash}-a1b2c", $"{i}");
        file.Series("pods", "pod", $"{name}-{Hash}", $"short-{i}");
        file.Series("pods", "pod", $"{name}-{Hash[1..]}-a1b2c", $"hash-{i}");
        file.Series("pods", "pod", $"\n\n{name}-{Hash}-a1b2c", $"long-{i}");
        var pods = new VectorSelector { Metric = "pods" };
        file.Selects(pods.With(RevisionMatch.Of(policy, name, Hash)).ToString(), series);
        file.Selects(pods.With(RevisionMatch.OfModel(policy, name, [])).ToString(), series);
    }
}
