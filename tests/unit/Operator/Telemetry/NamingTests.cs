using System.Text.RegularExpressions;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Operator.Tests.Telemetry.Contracts;

namespace MlOps.Operator.Tests.Telemetry;

/// <summary>The rules of <c>promtool check metrics</c>, from Prometheus' naming practices, for every metric of a running process.</summary>
public partial class NamingTests(StandbyOperator standby)
{
    private static readonly string[] OtherUnits =
    [
        "milliseconds",
        "microseconds",
        "nanoseconds",
        "ms",
        "minutes",
        "hours",
        "days",
        "kilobytes",
        "megabytes",
        "kib",
        "mib",
        "percent",
        "percentage",
    ];

    /// <summary>Names that are another project's and kept so that its dashboards fit.</summary>
    private static bool IsOurs(Family family) => family.Name.StartsWith("mlops_operator_", StringComparison.Ordinal);

    [Fact]
    public void A_counter_ends_in_total_and_nothing_else_does() =>
        Each(f => f.Name.EndsWith("_total", StringComparison.Ordinal) == (f.Type == "counter"));

    [Fact]
    public void Names_and_labels_are_lower_case_words() => Each(f => Snake().IsMatch(f.Name) && f.Labels.All(l => Snake().IsMatch(l)));

    [Fact]
    public void Units_are_base_units() => Each(f => !f.Name.Split('_').Intersect(OtherUnits).Any());

    [Fact]
    public void A_name_does_not_repeat_its_type() =>
        Each(f => !f.Name.Split('_').Intersect(["gauge", "counter", "histogram", "summary"]).Any());

    [Fact]
    public void Only_the_parts_of_a_histogram_are_called_so() =>
        Each(f =>
            !f.Name.EndsWith("_bucket", StringComparison.Ordinal)
            && !f.Name.EndsWith("_count", StringComparison.Ordinal)
            && !f.Name.EndsWith("_sum", StringComparison.Ordinal)
        );

    [Fact]
    public void A_duration_is_told_in_seconds() =>
        Each(f => !f.Name.Contains("duration", StringComparison.Ordinal) || f.Name.EndsWith("_seconds", StringComparison.Ordinal));

    [Fact]
    public void Help_is_a_sentence_without_its_stop() =>
        Each(f => f.Help.Length > 0 && (!IsOurs(f) || (char.IsUpper(f.Help[0]) || char.IsDigit(f.Help[0])) && !f.Help.EndsWith('.')));

    [Fact]
    public void No_label_repeats_what_the_name_says_or_what_a_scrape_adds() =>
        Each(f => !f.Labels.Intersect(["job", "instance", "pod", "quantile", "__name__"]).Any());

    private void Each(Func<Family, bool> rule)
    {
        var families = standby.Exported.Families.Values.ToList();
        families.Count.ShouldBeGreaterThan(40);
        families.Where(f => !rule(f)).Select(f => $"{f.Type} {f.Name}").ShouldBeEmpty();
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex Snake();
}
