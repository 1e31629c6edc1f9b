using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;
using Counts = System.Collections.Generic.Dictionary<string, double>;

namespace MlOps.Operator.Tests.Drift.Quality;

/// <summary>Categories whose names or mapping broke look like drift and are not trained on; those of a world that changed are.</summary>
public class CategoryQualityTests
{
    private static readonly Counts Shop = new()
    {
        ["food"] = 3000,
        ["travel"] = 2500,
        ["books"] = 2000,
        ["games"] = 1500,
        ["toys"] = 1000,
    };

    private static ADrift Drift(Counts reference, Counts current, params DriftMethod[] methods)
    {
        var signal = new DriftSignal
        {
            Name = "category",
            Kind = SignalKind.Feature,
            Critical = true,
            Source = new SignalSource
            {
                Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" },
            },
            Tests = methods.Length == 0 ? null : [.. methods.Select(m => new DriftTest { Method = m })],
        };
        var habit = Enum.GetValues<DriftMeasure>().ToDictionary(m => m, _ => 0.01);
        return new ADrift().Read(
            signal,
            () =>
                new SignalFacts(signal, Reading<PairedCounts>.Of(Categories.Of(reference, current), "q"), null, habit)
                {
                    ReferenceLength = TimeSpan.FromHours(1),
                }
        );
    }

    private static string? Rule(Counts reference, Counts current) => Drift(reference, current).Doubt()?.Rule;

    [Fact]
    public void One_category_on_both_sides_is_no_drift_and_no_issue()
    {
        var drift = Drift(new() { ["food"] = 5000 }, new() { ["food"] = 5000 });
        var status = drift.Judge();
        (status.Signals[0].Value, status.Verdict).ShouldBe(("0", Verdict.Healthy));
        status.Signals[0].Message!.ShouldContain("p=1e+0)");
        drift.Doubt().ShouldBeNull();
    }

    [Fact]
    public void Series_without_a_sample_any_more_are_no_evidence_and_half_of_the_samples_are_gone()
    {
        var drift = Drift(Shop, Shop.ToDictionary(c => c.Key, _ => 0.0));
        drift.Judge().Signals[0].Evidence.ShouldBe(EvidenceKind.Idle);
        drift.Doubt()!.Rule.ShouldBe("SamplesHalved");
    }

    [Theory]
    [InlineData(DriftMethod.ChiSquare, "0.2278")]
    [InlineData(DriftMethod.JensenShannon, "0.1946")]
    public void The_measures_are_exact(DriftMethod method, string value) =>
        Drift(new() { ["a"] = 2600, ["b"] = 7400 }, new() { ["a"] = 4800, ["b"] = 5200 }, method).Judge().Signals[0].Value.ShouldBe(value);

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("food", "Food")]
    [InlineData("food", " food ")]
    [InlineData("first_class", "first class")]
    [InlineData("first_class", "FIRST-CLASS")]
    [InlineData("true", "1")]
    public void Known_categories_in_another_spelling_are_named_and_hold(string was, string now)
    {
        var doubt = Drift(new() { [was] = 6000, ["x"] = 4000 }, new() { [now] = 6000, ["x"] = 4000 }).Doubt();
        doubt!.Rule.ShouldBe("CategoriesChanged");
        doubt.Message.ShouldBe(
            $"60 % of the values of category are in known categories under a new spelling (\"{was}\" is now \"{now}\"). Restore the names, or use a reference from after the change"
        );
    }

    [Fact]
    public void A_new_spelling_of_a_part_of_the_pods_holds_as_well()
    {
        Rule(
                new() { ["1"] = 6000, ["2"] = 4000 },
                new()
                {
                    ["1"] = 3000,
                    ["1.0"] = 3000,
                    ["2"] = 2000,
                    ["2.0"] = 2000,
                }
            )
            .ShouldBe("CategoriesChanged");
        Rule(
                new() { ["1"] = 6000, ["2"] = 4000 },
                new()
                {
                    ["1"] = 5700,
                    ["1.0"] = 300,
                    ["2"] = 4000,
                }
            )
            .ShouldBeNull();
    }

    [Fact]
    public void Categories_that_are_all_new_name_both_sides_and_hold()
    {
        var drift = Drift(
            Shop,
            new()
            {
                ["A"] = 5000,
                ["B"] = 3000,
                ["C"] = 2000,
            }
        );
        drift.Lasting().Verdict.ShouldBe(Verdict.Breached);
        drift
            .Doubt()!
            .Message.ShouldBe(
                "the categories of category are not those of its reference (now \"A\", \"B\", \"C\"; in the reference \"food\", \"travel\", \"books\"); only 0 % of the samples lie in the same ones. Restore the names, or use a reference from after the change"
            );
        var condition = drift.Judge().Conditions.Single(c => c.Type == "DataQualityOK");
        (condition.Status, condition.Reason).ShouldBe(("False", "CategoriesChanged"));
        drift.Judge().Requests.ShouldAllBe(r => r.DataQualityIssue!.Rule == "CategoriesChanged");
    }

    [Fact]
    public void Two_categories_that_change_places_hold() =>
        Rule(new() { ["0"] = 9800, ["1"] = 200 }, new() { ["0"] = 200, ["1"] = 9800 }).ShouldBe("CategoriesChanged");

    [Theory]
    [InlineData("food")]
    [InlineData("new")]
    public void All_samples_in_one_category_hold_where_the_reference_was_spread(string one)
    {
        var doubt = Drift(Shop, new() { [one] = 9950, ["toys"] = 50 }).Doubt();
        doubt!.Rule.ShouldBe("ValuesCollapsed");
        doubt.Message.ShouldStartWith($"99.5 % of the values of category are category \"{one}\", while the reference is spread (now ");
    }

    [Fact]
    public void A_class_that_was_nearly_all_before_has_not_collapsed() =>
        Rule(new() { ["no"] = 9850, ["yes"] = 150 }, new() { ["no"] = 9920, ["yes"] = 80 }).ShouldBeNull();

    [Theory]
    [InlineData("None")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("unknown")]
    public void A_name_that_stands_for_no_value_counts_as_missing_values(string name)
    {
        var half = Shop.ToDictionary(c => c.Key, c => c.Value / 2);
        half[name] = 5000;
        var doubt = Drift(Shop, half).Doubt();
        (doubt!.Rule, doubt.Message).ShouldBe(
            (
                "MissingValuesRose",
                "50 % of the values of category are in a category that stands for a missing value, such as None, null, nan, unknown or the empty text, against 0 % in the reference"
            )
        );
        Rule(half, half).ShouldBeNull();
    }

    [Theory]
    [InlineData(2000, null)]
    [InlineData(12_000, "ValuesCollapsed")]
    public void A_catch_all_that_grows_is_drift_and_one_that_takes_over_holds(double other, string? rule)
    {
        var reference = new Counts(Shop) { ["other"] = 900 };
        Rule(reference, new Counts(Shop) { ["other"] = other }).ShouldBe(rule);
    }

    [Fact]
    public void Identifiers_as_categories_hold()
    {
        var ids = Enumerable.Range(0, 200).ToDictionary(i => $"user {i}", _ => 10.0);
        foreach (var (name, count) in Shop)
            ids[name] = count * 0.8;
        var doubt = Drift(Shop, ids).Doubt();
        doubt!.Rule.ShouldBe("CategoriesMultiplied");
        doubt.Message.ShouldStartWith("category has 205 categories, against 5 in the reference (now ");
    }

    [Fact]
    public void Half_of_the_categories_gone_at_once_hold_and_one_that_ended_does_not()
    {
        var gone = new Counts { ["food"] = 5000, ["travel"] = 5000 };
        var doubt = Drift(Shop, gone).Doubt();
        doubt!.Rule.ShouldBe("CategoriesChanged");
        doubt.Message.ShouldStartWith("3 of 5 categories of category have no sample any more (now ");
        Rule(Shop, new Counts(Shop) { ["food"] = 0, ["travel"] = 5500 }).ShouldBeNull();
    }

    [Fact]
    public void A_new_category_and_shares_that_moved_are_drift_that_may_be_trained_on()
    {
        var moved = new Counts
        {
            ["food"] = 1000,
            ["travel"] = 1500,
            ["books"] = 2000,
            ["games"] = 2500,
            ["toys"] = 1500,
            ["crypto"] = 1500,
        };
        Rule(Shop, moved).ShouldBeNull();
        Drift(Shop, moved).Lasting().Verdict.ShouldBe(Verdict.Breached);
    }

    [Fact]
    public void A_handful_of_samples_says_nothing_of_the_names() => Rule(Shop, new() { ["A"] = 900 }).ShouldNotBe("CategoriesChanged");
}
