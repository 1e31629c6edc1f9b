using System.Text.Json.Nodes;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Drift.Gathering;

public partial class BaselineReferenceTests
{
    [Fact]
    public async Task A_snapshot_keeps_pieces_by_which_its_habit_is_told()
    {
        _watched.Amounts = at => History.Buckets(at.Hour % 2 == 0 ? ADrift.Bell : ADrift.Moved);
        await CaptureAsync("6h");
        var (facts, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        facts.Signals[0].Habit!.Moves.ShouldBe(6);
        facts.Signals[0].Variability[Analysis.Drift.DriftMeasure.Wasserstein].ShouldBeGreaterThan(1);
        status
            .Conditions.Single(c => c.Type == WellKnown.DataAvailable)
            .Message.ShouldBe("Every signal has evidence; habit of amount from 6 past moves, merchant from 6 past moves");
    }

    [Fact]
    public async Task A_snapshot_of_an_earlier_version_is_compared_and_never_more_than_a_warning()
    {
        await CaptureAsync();
        await ChangeAsync(kept =>
        {
            kept.Remove("pieceSeconds");
            foreach (var signal in kept["signals"]!.AsArray())
                signal!.AsObject().Remove("pieces");
        });
        _watched.Amounts = _ => History.Buckets(ADrift.Moved);
        var (_, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        (status.Signals[0].Verdict, status.Signals[0].DriftedAt.Count).ShouldBe((Verdict.Warning, 0));
        status
            .Signals[0]
            .Message!.ShouldContain(
                "its habit is unknown: the snapshot has no pieces to compute it from; capture it again with mlops-operator baseline capture inputs -n shop --window 7d"
            );
    }

    [Fact]
    public async Task Pieces_that_somebody_broke_take_nothing_away_from_the_rest()
    {
        await CaptureAsync();
        await ChangeAsync(kept =>
        {
            foreach (var piece in kept["signals"]![0]!["pieces"]!.AsArray().Skip(1))
                piece!["buckets"]![0]!["le"] = "a lot";
        });
        var (facts, status) = await _watched.ComparesWith("inputs-baseline").JudgeAsync();
        status.Signals.Select(s => s.Evidence).ShouldBe([EvidenceKind.Value, EvidenceKind.Value]);
        facts
            .Signals[0]
            .Habit!.Lack!.ShouldStartWith(
                "1 of the 1 pieces of the snapshot, 1 h each, have spec.current.minSamples, 1000, samples, but at least 4 are needed; capture a longer period with mlops-operator baseline capture inputs -n shop --from TIME --to TIME"
            );
        facts.Signals[1].Habit!.Lack.ShouldBeNull();
    }

    [Fact]
    public async Task Pieces_that_are_longer_than_the_windows_wander_less_and_tell_nothing()
    {
        await CaptureAsync();
        await ChangeAsync(kept => kept["pieceSeconds"] = 86_400);
        (await _watched.ComparesWith("inputs-baseline").JudgeAsync())
            .Facts.Signals[0]
            .Habit!.Lack!.ShouldStartWith("the snapshot keeps pieces of 86400 s, but windows of 1h vary more");
    }

    [Fact]
    public async Task A_snapshot_of_an_hour_is_compared_at_that_hour_of_the_day()
    {
        await CaptureAsync();
        _watched.Clock.Advance(TimeSpan.FromHours(9));
        var signal = await AmountAsync();
        signal.Evidence.ShouldBe(EvidenceKind.NoData);
        signal.Message!.ShouldContain("the reference holds 11:00 to 12:00 UTC only");
        signal.Message!.ShouldContain("ends at 2026-07-09 11:00:00Z");
    }

    private async Task ChangeAsync(Action<JsonObject> change)
    {
        var kept = (JsonObject)
            JsonNode.Parse(
                (
                    await _watched.Api.GetAsync(
                        Kinds.ConfigMaps,
                        new ObjectKey("shop", "inputs-baseline"),
                        ct: TestContext.Current.CancellationToken
                    )
                )!["data"]![Baseline.Key]!.GetValue<string>()
            )!;
        change(kept);
        Keep(kept.ToJsonString());
    }

    private async Task<DataQualityIssue?> DoubtAsync()
    {
        var (facts, status) = await _watched.JudgeAsync();
        return DataQualityIssues.OfData(facts, status.Signals);
    }

    private async Task<DriftSignalStatus> AmountAsync() => (await _watched.ComparesWith("inputs-baseline").JudgeAsync()).Status.Signals[0];

    private void Keep(string? text) =>
        _watched.Api.With(
            Kinds.ConfigMaps,
            new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = "inputs-baseline", ["namespace"] = "shop" },
                ["data"] = text is null ? null : new JsonObject { [Baseline.Key] = text },
            }
        );

    private async Task CaptureAsync(string? window = null) =>
        (
            await new BaselineRun(_watched.Session, _watched.Clock, TextWriter.Null, TextWriter.Null).RunAsync(
                new BaselineOrder(AWatchedModel.Key) { ConfigMap = "inputs-baseline", Window = window },
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(0);
}
