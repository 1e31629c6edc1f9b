using MlOps.Analysis.Drift.Judging;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift;

/// <summary>
/// The figures of docs/drift.md are made by a rule that states the operator's again: what they say holds only while both judge alike.
/// </summary>
public class SimulatedRuleTests
{
    private static readonly int[] Sizes = [800, 1200, 4000, 20_000];
    private static readonly double[] Shifts = [0, 0.2, 0.35, 0.5, 1];
    private static readonly double[] Shares = [0, 0.05, 0.1, 0.2];

    [Fact]
    public async Task On_200_pairs_of_samples_one_look_of_the_simulation_is_one_look_of_the_operator()
    {
        var drifts = new List<bool>();
        foreach (var seed in Enumerable.Range(0, 100))
        {
            var simulated = new ASimulatedModel(
                seed,
                Sizes[seed % 4],
                new Course
                {
                    Shift = Shifts[seed % 5],
                    Variability = seed % 3 == 0 ? 0.3 : 0,
                    Correlation = 0.9,
                },
                Shares[seed / 4 % 4]
            );
            var (facts, _) = await simulated.Model.JudgeAsync();
            foreach (var (signal, rule) in facts.Signals.Zip(simulated.Rules))
            {
                var result = SignalJudge.Evaluate(facts, signal);
                drifts.Add(result.Grade == DriftGrade.Drift);
                result.Evidence.ShouldBe(Sizes[seed % 4] < 1000 ? EvidenceKind.Idle : EvidenceKind.Value, result.Message);
                ShouldAgree(result, rule, $"{signal.Signal.Name}, seed {seed}: {result.Message}");
            }
        }

        drifts.Count.ShouldBe(200);
        drifts.Count(d => d).ShouldBeInRange(40, 160);
    }

    [Fact]
    public async Task What_lasts_in_the_simulation_lasts_for_the_operator_from_the_same_evaluation_on()
    {
        var lasted = 0;
        foreach (var seed in Enumerable.Range(0, 6))
        {
            var simulated = new ASimulatedModel(seed, 4000, new Course { Shift = 0.15 * seed }, Shares[seed % 4]);
            for (var end = ASimulatedModel.Noon; end < ASimulatedModel.Noon + 12; end++)
            {
                var (_, status) = await simulated.Model.JudgeAsync();
                var results = simulated.Rules.Select(r => r.Evaluate(end)).ToList();
                status.Signals.Select(s => s.Verdict == Verdict.Breached).ShouldBe(results.Select(l => l.Drifts), $"seed {seed}, {end}");
                lasted += results.Count(l => l.Drifts);
                simulated.Model.Found(status).Clock.Advance(TimeSpan.FromMinutes(15));
            }
        }

        lasted.ShouldBeInRange(1, 143);
    }

    /// <summary>Two days and an hour: a drift takes away what tells the habit, which is then the one that was kept.</summary>
    [Fact]
    public async Task A_drift_that_takes_its_own_habit_away_lasts_as_long_in_both()
    {
        var (lasted, kept) = (0, 0);
        foreach (var seed in Enumerable.Range(0, 6))
        {
            var simulated = new ASimulatedModel(
                seed,
                4000,
                new Course
                {
                    Shift = 0.5 + (0.1 * seed),
                    Variability = 0.1,
                    Correlation = 0.9,
                },
                0,
                dataDays: 2.05
            );
            for (var end = ASimulatedModel.Noon; end < ASimulatedModel.Noon + 20; end++)
            {
                var (facts, status) = await simulated.Model.JudgeAsync();
                var results = simulated.Rules.Select(r => r.Evaluate(end)).ToList();
                status.Signals.Select(s => s.Verdict == Verdict.Breached).ShouldBe(results.Select(l => l.Drifts), $"seed {seed}, {end}");
                (lasted, kept) = (lasted + results.Count(l => l.Drifts), kept + facts.Signals.Count(s => s.Habit?.KeptAt is not null));
                simulated.Model.Found(status).Clock.Advance(TimeSpan.FromMinutes(15));
            }
        }

        (lasted > 40, kept > 10).ShouldBe((true, true), $"{lasted} results lasted, {kept} by a habit that was kept");
    }

    private static void ShouldAgree(SignalResult result, Bench.Simulation.Drift.Rules.OurDriftRule rule, string which)
    {
        var measured = rule.Measure(ASimulatedModel.Noon).ToDictionary(m => m.Method);
        rule.Evaluate(ASimulatedModel.Noon).Grade.ShouldBe(result.Grade, which);
        measured.Keys.ShouldBe(result.Measured.Select(m => m.Method), ignoreOrder: true, which);
        foreach (var ours in result.Measured)
        {
            var theirs = measured[ours.Method];
            (theirs.Grade, theirs.Levels).ShouldBe((ours.Grade, ours.Levels), which);
            theirs.Value.ShouldBe(ours.Value, 1e-9, which);
            theirs.Floor.ShouldBe(ours.Floor, 1e-9, which);
            theirs.Variability.HasValue.ShouldBe(ours.Variability.HasValue, which);
            theirs.Variability.GetValueOrDefault().ShouldBe(ours.Variability.GetValueOrDefault(), 1e-9, which);
            theirs.PValue.ShouldBe(ours.PValue, 1e-9, which);
        }
    }
}
