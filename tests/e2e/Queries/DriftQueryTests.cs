using System.Globalization;
using System.Text;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Operator.Signals.Presets;
using MlOps.Operator.Signals.Selectors;
using YamlDotNet.RepresentationModel;

namespace MlOps.EndToEnd.Queries;

/// <summary>Scores that we give to users are PromQL, and give what they say. Prometheus itself is asked.</summary>
public class DriftQueryTests
{
    private const string Pod = "fraud-0123456789-a1b2c";
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly IndicatorVariables Variables = new("shop", "fraud", "fraud");

    /// <summary>
    /// Per minute on the serving revision's pod, and more of the same in another namespace and on an older pod, which must not count.
    /// </summary>
    private static readonly (string Series, double PerMinute)[] Counters =
    [
        ("fraud_outcomes_total{predicted=\"fraud\",actual=\"fraud\"", 6),
        ("fraud_outcomes_total{predicted=\"fraud\",actual=\"legitimate\"", 2),
        ("fraud_outcomes_total{predicted=\"legitimate\",actual=\"fraud\"", 4),
        ("fraud_outcomes_total{predicted=\"legitimate\",actual=\"legitimate\"", 88),
        ("fraud_calibration_labels_total{band=\"0.1\"", 80),
        ("fraud_calibration_frauds_total{band=\"0.1\"", 4),
        ("fraud_calibration_expected_total{band=\"0.1\"", 8),
        ("fraud_calibration_labels_total{band=\"0.9\"", 20),
        ("fraud_calibration_frauds_total{band=\"0.9\"", 18),
        ("fraud_calibration_expected_total{band=\"0.9\"", 16),
        ("fraud_prediction_confidence_bucket{le=\"0.7\"", 10),
        ("fraud_prediction_confidence_count{", 100),
        ("fraud_feature_amount_euro_bucket{le=\"1000\"", 98),
        ("fraud_feature_amount_euro_count{", 100),
    ];

    /// <summary>What each score of the sample must give, worked out by hand.</summary>
    private static readonly Dictionary<string, (double Value, double Samples)> Expected = new()
    {
        ["accuracy"] = (0.94, 6000),
        ["precision"] = (0.75, 480),
        ["recall"] = (0.6, 600),
        // (|4 − 8| + |18 − 16|) / 100.
        ["calibration"] = (0.06, 6000),
        ["unsure"] = (0.1, 6000),
        ["outliers"] = (0.02, 6000),
    };

    [Fact]
    public async Task The_scores_of_the_sample_give_what_they_say()
    {
        var scores = Scores("driftpolicy-quality.yaml").ToDictionary(s => s.Name, StringComparer.Ordinal);
        scores.Keys.ShouldBe(Expected.Keys, ignoreOrder: true);
        var file = new StringBuilder("evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        foreach (var (series, perMinute) in Counters)
        {
            Add(file, series, Pod, perMinute);
            Add(file, series, Pod, 3 * perMinute, "staging");
            if (!series.StartsWith("fraud_feature", StringComparison.Ordinal))
                Add(
                    file,
                    series,
                    "fraud-9876543210-a1b2c",
                    series.Contains("actual=\"fraud\"", StringComparison.Ordinal) ? 1 : 2 * perMinute
                );
        }

        file.Append("    promql_expr_test:\n");
        foreach (var (name, (value, samples)) in Expected)
        {
            Expect(file, scores[name].Query, value);
            Expect(file, scores[name].NQuery, samples);
        }

        var (exitCode, output) = await Promtool.RunOverAsync(file.ToString(), "test", "rules");
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task The_presets_find_the_systems_series_and_take_the_worst()
    {
        var file = new StringBuilder("evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        foreach (
            var (series, value) in new[]
            {
                ("evidently:data_drift:share_drifted_features{dataset_name=\"fraud\"}", 0.4),
                ("evidently:data_drift:share_drifted_features{dataset_name=\"other\"}", 0.9),
                ("trustyai_meanshift{model=\"fraud\",subcategory=\"amount\",request=\"a\"}", 0.3),
                ("trustyai_meanshift{model=\"fraud\",subcategory=\"amount\",request=\"b\"}", 0.2),
                ("trustyai_meanshift{model=\"fraud\",subcategory=\"hour\",request=\"a\"}", 0.01),
                ("trustyai_meanshift{model=\"other\",subcategory=\"amount\",request=\"c\"}", 0.01),
                ("trustyai_kstest{model=\"fraud\",subcategory=\"amount\",request=\"d\"}", 0.5),
                ("trustyai_approxkstest{model=\"fraud\",subcategory=\"amount\",request=\"e\"}", 0.6),
            }
        )
            file.Append(CultureInfo.InvariantCulture, $"      - series: '{series}'\n        values: {value}x120\n");
        file.Append("    promql_expr_test:\n");
        foreach (
            var (name, metric, expected) in new[]
            {
                (ScorePresetName.Evidently, ScoreMetric.DriftedShare, 0.4),
                (ScorePresetName.TrustyAI, ScoreMetric.MeanShift, 0.2),
                (ScorePresetName.TrustyAI, ScoreMetric.KSTest, 0.5),
                (ScorePresetName.TrustyAI, ScoreMetric.ApproxKSTest, 0.6),
            }
        )
            Expect(
                file,
                ScorePresets
                    .Expand(
                        new ScorePreset
                        {
                            Name = name,
                            Metric = metric,
                            Feature = ScorePresetGaps.NeedsFeature(metric) ? "amount" : null,
                        }
                    )
                    .Query,
                expected
            );
        var (exitCode, output) = await Promtool.RunOverAsync(file.ToString(), "test", "rules");
        exitCode.ShouldBe(0, output);
    }

    private static void Add(StringBuilder file, string series, string pod, double perMinute, string @namespace = "shop")
    {
        var separator = series.EndsWith('{') ? "" : ",";
        file.Append(
            CultureInfo.InvariantCulture,
            $"      - series: '{series}{separator}pod=\"{pod}\",namespace=\"{@namespace}\"}}'\n        values: 0+{perMinute}x120\n"
        );
    }

    /// <summary>Rounded, since Prometheus adds floating point numbers in an order of its own.</summary>
    private static void Expect(StringBuilder file, string query, double value) =>
        file.Append(
            CultureInfo.InvariantCulture,
            $"      - expr: {RulesTest.Yaml($"round({Variables.Fill(query, Window, "0123456789")}, 0.0001)")}\n        eval_time: 90m\n        exp_samples:\n          - labels: '{{}}'\n            value: {value}\n"
        );

    private static List<(string Name, string Query, string NQuery)> Scores(string sample)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Repository.PathOf("config", "samples", sample));
        yaml.Load(reader);
        return
        [
            .. ((YamlSequenceNode)yaml.Documents[0].RootNode["spec"]["signals"])
                .Children.OfType<YamlMappingNode>()
                .Where(s => ((YamlMappingNode)s["source"]).Children.ContainsKey("score"))
                .Select(s => (Text(s["name"]), Text(s["source"]["score"]["query"]), Text(s["source"]["score"]["nQuery"]))),
        ];
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
