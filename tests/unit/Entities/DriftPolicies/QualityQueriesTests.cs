using System.Text.RegularExpressions;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Entities.Tests.DriftPolicies;

/// <summary>What docs/drift.md says of quality from delayed labels is what the sample asks for.</summary>
public partial class QualityQueriesTests
{
    private static readonly DriftPolicy Sample = EntityJson.Decode<DriftPolicy>(
        YamlFile.Read(Repository.PathOf("config", "samples", "driftpolicy-quality.yaml"))
    );

    [Fact]
    public void The_queries_of_the_page_are_those_of_the_sample()
    {
        var page = Fence().Match(File.ReadAllText(Repository.PathOf("docs", "drift.md"))).Groups["queries"].Value;
        Query()
            .Matches(page)
            .Select(m => (m.Groups["name"].Value, m.Groups["query"].Value))
            .ShouldBe(Sample.Spec.Signals!.Where(s => s.Source.Score is not null).Select(s => (s.Name, s.Source.Score!.Query)));
    }

    [Fact]
    public void Each_has_its_number_of_samples_and_only_labels_make_quality()
    {
        var scores = Sample.Spec.Signals!.Where(s => s.Source.Score is not null).ToList();
        scores.ShouldAllBe(s => s.Source.Score!.NQuery != null);
        scores.Where(s => s.Kind == SignalKind.Quality).Select(s => s.Name).ShouldBe(["accuracy", "precision", "recall", "calibration"]);
    }

    [GeneratedRegex("```promql\n(?<queries>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^# (?<name>.*)\n(?<query>.*)$", RegexOptions.Multiline)]
    private static partial Regex Query();
}
