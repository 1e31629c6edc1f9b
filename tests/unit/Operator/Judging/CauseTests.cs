using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Judging;

/// <summary>What a reading gives as the cause of missing data reaches condition and column in full, and is never an older cause.</summary>
public class CauseTests
{
    private const string Label = "no series of all_total has the label status; it has code, namespace, pod: did you mean code?";

    private static PolicyFacts Reads(double seconds, EvidenceKind kind, string why, string query = "all_total[301s]") =>
        Facts.After(seconds).Measured(Reading<RawCounts>.None(kind, why, query));

    [Fact]
    public void A_label_that_no_series_has_leaves_an_objective_unknown_and_says_which_exist()
    {
        var status = Reads(3600, EvidenceKind.NoData, Label).Judged();
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.Message.ShouldBe($"{Label} for all_total[301s]");
        status.Conditions.Single(c => c.Type == "DataAvailable").Message.ShouldContain(Label);
        status.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Ambiguous)]
    public void Another_cause_of_the_same_kind_replaces_the_first_and_other_figures_do_not(EvidenceKind kind)
    {
        var first = Reads(3600, kind, "no series").Judged();
        var same = Reads(3615, kind, "no series", "all_total[316s]").Following(first).Judged();
        same.Message.ShouldBe(first.Message);
        var other = Reads(3630, kind, Label, "all_total[331s]").Following(same).Judged();
        other.Message!.ShouldStartWith(Label);
        other.Since.ShouldBe(first.Since);
    }

    [Fact]
    public void A_label_that_no_series_has_leaves_a_signal_unknown_and_says_which_exist()
    {
        var why = "no series of merchants_total has the label kategory; it has category, pod: did you mean category?";
        var status = new ADrift().Silent("category", EvidenceKind.NoData, why).Judge();
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.Message!.ShouldStartWith($"no evidence: category ({why}");
        var data = status.Conditions.Single(c => c.Type == "DataAvailable");
        (data.Status, data.Reason).ShouldBe(("False", "NoData"));
        data.Message.ShouldContain(why);
        status.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Another_cause_replaces_the_first_of_a_signal_too()
    {
        var why = "no series of merchants_total";
        var drift = new ADrift();
        var signal = new DriftSignal
        {
            Name = "category",
            Kind = SignalKind.Feature,
            Source = new SignalSource
            {
                Categorical = new CategoricalSource { Metric = "merchants_total", Label = "kategory" },
            },
        };
        drift.Read(
            signal,
            () =>
                new SignalFacts(
                    signal,
                    Reading<PairedCounts>.None(EvidenceKind.NoData, why, "q"),
                    null,
                    new Dictionary<MlOps.Analysis.Drift.DriftMeasure, double>()
                )
        );
        drift.Judge();
        why = "no series of merchants_total has the label kategory";
        drift.Judge(15).Message!.ShouldContain("has the label kategory");
    }
}
