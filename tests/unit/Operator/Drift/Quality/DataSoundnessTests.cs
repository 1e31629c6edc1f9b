using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Quality;

/// <summary>Condition DataQualityOK, and the Event that tells of it when there is drift to be trained on.</summary>
public class DataSoundnessTests
{
    private double[] _current = Bell;
    private DataFault _fault;

    [Fact]
    public void Data_that_nothing_speaks_against_are_sound() => Sound(Drift().Judge()).ShouldBe(("True", "NoIssue"));

    [Fact]
    public void Broken_data_are_not_sound_by_the_rules_name()
    {
        _fault = DataFault.Vanished;
        var status = Drift().Judge();
        Sound(status).ShouldBe(("False", "SignalVanished"));
        status.ShouldBeTakenByTheServer(typeof(DriftPolicy));
    }

    [Fact]
    public void What_is_not_known_is_neither()
    {
        Sound(new ADrift().Silent("amount", EvidenceKind.NoData, "no series").Judge()).ShouldBe(("Unknown", "NoEvidence"));
        var unread = Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "m");
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Missing = "m",
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        Sound(
                new ADrift()
                    .Read(
                        signal,
                        () =>
                            new SignalFacts(
                                signal,
                                Reading<PairedCounts>.Of(Pair(Bell, Bell), "q"),
                                null,
                                new Dictionary<DriftMeasure, double>()
                            )
                            {
                                Missing = new MissingShares(unread, unread),
                            }
                    )
                    .Judge()
            )
            .ShouldBe(("Unknown", "MissingUnknown"));
    }

    [Fact]
    public void Signals_that_nobody_sees_are_not_vouched_for() =>
        Drift()
            .Silent("hour", EvidenceKind.NoData, "no series")
            .Judge()
            .Conditions.Single(c => c.Type == WellKnown.DataQualityOK)
            .Message.ShouldEndWith("; unknown for lack of evidence: hour");

    [Fact]
    public void Without_the_veto_the_data_are_not_asked()
    {
        _fault = DataFault.Vanished;
        Sound(Drift().With(s => s with { DataQuality = DataQualityCheck.Disabled }).Judge()).ShouldBe(("Unknown", "CheckDisabled"));
    }

    [Fact]
    public void Quality_that_holds_makes_no_data_unsound() =>
        Sound(Drift().Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9").Judge()).ShouldBe(("True", "NoIssue"));

    [Fact]
    public void Figures_that_move_a_little_are_not_written_again()
    {
        var missing = 0.5;
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Missing = "m",
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        Reading<ScoreValue> Share(double value) => Reading<ScoreValue>.Of(new ScoreValue(value), "m");
        var drift = new ADrift().Read(
            signal,
            () =>
                new SignalFacts(signal, Reading<PairedCounts>.Of(Pair(Bell, Bell), "q"), null, new Dictionary<DriftMeasure, double>())
                {
                    Missing = new MissingShares(Share(missing), Share(0)),
                }
        );
        var first = drift.Judge();
        missing = 0.6;
        EntityJson.Encode(drift.Judge(15)).ToJsonString().ShouldBe(EntityJson.Encode(first).ToJsonString());
    }

    [Fact]
    public void Broken_data_are_an_event_once_and_only_where_there_is_drift()
    {
        var drift = Drift();
        var sound = drift.Judge();
        _fault = DataFault.Vanished;
        var broken = drift.Judge(15);
        DriftPolicyEvents.Between(sound, broken).ShouldBeEmpty();
        _current = Moved;
        var both = drift.Lasting();
        both.Episode!.State.ShouldBe(EpisodeState.Open);
        DriftPolicyEvents.Between(broken, both).Select(n => n.Reason).ShouldBe(["DriftDetected", "DataQualityIssue"]);
        DriftPolicyEvents.Between(both, drift.Judge(15)).ShouldBeEmpty();
        _fault = DataFault.None;
        var healed = drift.Judge(15);
        DriftPolicyEvents.Between(both, healed).ShouldBeEmpty();
        _fault = DataFault.Vanished;
        var again = DriftPolicyEvents.Between(healed, drift.Judge(15)).ShouldHaveSingleItem();
        again.Message.ShouldStartWith("Episode 1 triggers no training: SignalVanished: hour");
    }

    private static (string Status, string Reason) Sound(DriftPolicyStatus status) =>
        status.Conditions.Where(c => c.Type == WellKnown.DataQualityOK).Select(c => (c.Status, c.Reason)).ShouldHaveSingleItem();

    /// <summary>Amounts that may move, and hours that may go.</summary>
    private ADrift Drift()
    {
        var hour = new DriftSignal
        {
            Name = "hour",
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "hour" } },
        };
        return new ADrift()
            .Signal("amount", () => Pair(Bell, _current), critical: true)
            .Read(
                hour,
                () =>
                    new SignalFacts(
                        hour,
                        _fault == DataFault.None
                            ? Reading<PairedCounts>.Of(Pair(Bell, Bell), "q")
                            : Reading<PairedCounts>.None(EvidenceKind.NoData, "no series", "q") with
                            {
                                Fault = _fault,
                            },
                        null,
                        new Dictionary<DriftMeasure, double>()
                    )
                    {
                        ReferenceLength = TimeSpan.FromHours(1),
                    }
            );
    }
}
