using System.Text;
using System.Text.RegularExpressions;
using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Transactions;
using Prometheus;

namespace MlOps.Samples.Tests.Fraud;

public partial class FraudMetricsTests
{
    [Fact]
    public async Task The_sample_of_a_policy_about_quality_asks_for_what_the_model_exports()
    {
        var exported = await ExportAsync(_ => { });
        var asked = Series().Matches(await File.ReadAllTextAsync(Sample(), TestContext.Current.CancellationToken)).ToList();
        asked.Count.ShouldBeGreaterThan(15);
        foreach (Match series in asked)
        {
            var lines = exported
                .Where(l =>
                    l.StartsWith(series.Groups["metric"].Value + "{", StringComparison.Ordinal)
                    || l.StartsWith(series.Groups["metric"].Value + " ", StringComparison.Ordinal)
                )
                .ToList();
            lines.ShouldNotBeEmpty(series.Value);
            foreach (
                Match label in Label()
                    .Matches(series.Groups["labels"].Value)
                    .Where(m => m.Groups["name"].Value is not ("pod" or "namespace"))
            )
                lines.ShouldContain(
                    l =>
                        label
                            .Groups["value"]
                            .Value.Split('|')
                            .Any(v => l.Contains($"{label.Groups["name"].Value}=\"{v}\"", StringComparison.Ordinal)),
                    label.Value
                );
        }
    }

    [Fact]
    public async Task Outcomes_and_bands_are_there_before_anything_occurred()
    {
        var exported = await ExportAsync(_ => { });
        exported
            .Where(l => l.StartsWith("fraud_outcomes_total{", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "fraud_outcomes_total{predicted=\"fraud\",actual=\"fraud\"} 0",
                    "fraud_outcomes_total{predicted=\"fraud\",actual=\"legitimate\"} 0",
                    "fraud_outcomes_total{predicted=\"legitimate\",actual=\"fraud\"} 0",
                    "fraud_outcomes_total{predicted=\"legitimate\",actual=\"legitimate\"} 0",
                ],
                ignoreOrder: true
            );
        exported
            .Count(l =>
                l.StartsWith("fraud_calibration_frauds_total{", StringComparison.Ordinal) && l.EndsWith(" 0", StringComparison.Ordinal)
            )
            .ShouldBe(10);
    }

    [Fact]
    public async Task What_was_expected_and_what_came_true_are_counted_in_the_band_of_the_probability()
    {
        var exported = await ExportAsync(m =>
        {
            m.Learned(predicted: true, 0.75, actual: true);
            m.Learned(predicted: true, 0.9, actual: false);
            m.Learned(predicted: false, 0.004, actual: false);
        });
        exported.ShouldContain("fraud_calibration_labels_total{band=\"0.9\"} 2");
        exported.ShouldContain("fraud_calibration_frauds_total{band=\"0.9\"} 1");
        exported.ShouldContain("fraud_calibration_expected_total{band=\"0.9\"} 1.65");
        exported.ShouldContain("fraud_calibration_expected_total{band=\"0.01\"} 0.004");
        exported.ShouldContain("fraud_outcomes_total{predicted=\"fraud\",actual=\"legitimate\"} 1");
    }

    [Fact]
    public async Task A_kind_of_merchant_that_nobody_foresaw_gets_its_own_series_and_a_flood_of_them_does_not()
    {
        var payment = TransactionGenerator.Generate(1).First().Transaction;
        var exported = await ExportAsync(m =>
        {
            m.Saw(payment with { MerchantCategory = "not a \"name\"" });
            m.Saw(payment with { MerchantCategory = "crypto" });
            for (int i = 0; i < 1000; i++)
                m.Saw(payment with { MerchantCategory = $"kind-{i}", CountryRisk = $"risk-{i}" });
            m.Saw(payment with { MerchantCategory = "crypto" });
        });
        exported.ShouldContain("fraud_feature_merchant_category_total{category=\"crypto\"} 2");
        exported.ShouldContain("fraud_feature_merchant_category_total{category=\"other\"} 992");
        exported.Count(l => l.StartsWith("fraud_feature_merchant_category_total{", StringComparison.Ordinal)).ShouldBe(7 + 10 + 1);
        exported.Count(l => l.StartsWith("fraud_feature_country_risk_total{", StringComparison.Ordinal)).ShouldBe(3 + 1);
    }

    private static async Task<IReadOnlyList<string>> ExportAsync(Action<FraudMetrics> use)
    {
        var registry = Metrics.NewCustomRegistry();
        var metrics = new FraudMetrics(Metrics.WithCustomRegistry(registry));
        foreach (var labelled in TransactionGenerator.Generate(1).Take(50))
            metrics.Saw(labelled.Transaction);
        use(metrics);
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static string Sample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlOps.Operator.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no MlOps.Operator.sln above the tests");
        return Path.Combine(folder.FullName, "config", "samples", "driftpolicy-quality.yaml");
    }

    [GeneratedRegex("""(?<metric>fraud_[a-z_]+)\{(?<labels>(?:[^}"]|"[^"]*")*)\}""")]
    private static partial Regex Series();

    [GeneratedRegex("(?<name>[a-z_]+)=~?\"(?<value>[^\"]*)\"")]
    private static partial Regex Label();
}
