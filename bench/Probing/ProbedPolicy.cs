using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Requests;
using MlOps.Operator.Controllers.Policies;

namespace MlOps.Bench.Probing;

/// <summary>
/// The operator's own judgement of the release from the simulated counters. It is only asked while an episode is open or the product's
/// rule, which weighs scrape by scrape, calls the release bad: at any other time it would change nothing.
/// </summary>
internal sealed class ProbedPolicy
{
    private static readonly Dictionary<string, string> Labels = new() { ["pod"] = "fraud-0" };

    private readonly SimulatedRelease _release;
    private readonly Objective _objective;
    private readonly ReleaseBaseline? _baseline;
    private readonly bool _askAlways;
    private readonly Sample[] _bad;
    private readonly Sample[] _total;
    private OurRule? _rule;
    private double _counted = double.NaN;
    private int _weighed;

    /// <param name="release">What Prometheus will have seen of it.</param>
    /// <param name="every">Seconds from one evaluation to the next.</param>
    /// <param name="askAlways">Judges at each evaluation.</param>
    public ProbedPolicy(SimulatedRelease release, int every, bool askAlways = false)
    {
        (_release, _baseline, _askAlways) = (release, OurRule.BaselineOf(release), askAlways);
        (_bad, _total) = (Counter(release, scrape => scrape.Bad), Counter(release, scrape => scrape.Total));
        _objective = new Objective
        {
            Name = "availability",
            Target = (100 * (decimal)release.Setting.Target).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Sli = new()
            {
                Events = new() { Bad = "bad_total", Total = "all_total" },
            },
        };
        Policy = new SloPolicy
        {
            Metadata = new()
            {
                Name = "fraud-slo",
                Namespace = "shop",
                Uid = "policy",
                Generation = 1,
            },
            Spec = new()
            {
                ModelRef = new() { Name = "fraud" },
                Objectives = [_objective],
                Mode = PolicyMode.Enforce,
                EvaluationIntervalSeconds = every,
            },
        };
    }

    public SloPolicy Policy { get; private set; }

    public IReadOnlyList<ActionRequest> Requests => Policy.Status?.Requests ?? [];

    /// <summary>Evaluates now; says whether that is news for the model.</summary>
    public bool Evaluate(double seconds, ModelDeployment model)
    {
        var seen = _release.After.TakeWhile(scrape => scrape.Time <= seconds).Count();
        var facts = Facts(seconds, model, seen);
        var isWorthIt = CallsBad(facts, seen) || _askAlways || Policy.Status is null or { Episode.State: EpisodeState.Open };
        if (!isWorthIt)
            return false;
        var before = Policy;
        Policy = Policy with { Status = EntityJson.Decode<SloPolicyStatus>(EntityJson.Encode(SloJudge.Judge(facts))) };
        return PolicyNews.ForModel(before, Policy);
    }

    private PolicyFacts Facts(double seconds, ModelDeployment model, int seen) =>
        new()
        {
            Now = StandingClock.At(seconds),
            Term = 1,
            Policy = Policy,
            Model = model,
            Objectives =
            [
                new ObjectiveFacts(
                    _objective,
                    _release.Setting.Target,
                    Reading<RawCounts>.Of(Raw(seconds, seen), "all_total"),
                    _baseline,
                    [],
                    BurnGuard.Events
                ),
            ],
            Demand = new DemandStatus { Trend = DemandTrend.Stable },
        };

    private RawCounts Raw(double seconds, int seen) =>
        new([new CounterSeries(Labels, _bad[..(seen + 1)])], [new CounterSeries(Labels, _total[..(seen + 1)])], true, Unix(seconds));

    /// <summary>The rule starts over when the operator begins to count anew.</summary>
    private bool CallsBad(PolicyFacts facts, int seen)
    {
        var raw = facts.Objectives[0].Release!.Value!;
        var promoted = Unix(0);
        var from = facts.CountedFrom!.Value.ToUnixTimeMilliseconds() / 1000.0;
        var start = (from > promoted ? from : raw.WarmUpEnd(promoted, null)) - promoted;
        if (start != _counted)
            (_rule, _counted, _weighed) = (new OurRule(_release, ReleaseTestOptions.Default), start, 0);
        var isBad = false;
        for (; _weighed < seen; _weighed++)
        {
            var scrape = _release.After[_weighed];
            if (scrape.Time - _release.Setting.Interval >= start - 1e-3)
                isBad = _rule!.CallsBad(scrape);
        }

        return isBad;
    }

    private static Sample[] Counter(SimulatedRelease release, Func<ScrapeCount, double> count)
    {
        var sum = 0.0;
        return [new Sample(Unix(0), 0), .. release.After.Select(scrape => new Sample(Unix(scrape.Time), sum += count(scrape)))];
    }

    private static double Unix(double seconds) => StandingClock.At(seconds).ToUnixTimeMilliseconds() / 1000.0;
}
