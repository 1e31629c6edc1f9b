using MlOps.Bench.Simulation.Streams;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Probing;

/// <summary>
/// Lets the operator itself watch simulated releases: its judgement at each evaluation, its planner at each change that is news to the
/// model and when it asked to be woken, its probes with their time between two rounds. Simulated are the counters, the clock and the
/// answers.
/// </summary>
public static class ProbedTrial
{
    /// <summary>Seconds in which an evaluation reads, judges and writes, and the model hears of it.</summary>
    private const double Heard = 0.1;

    private const long Phases = 6;
    private const long Answers = 7;

    /// <summary>So many releases of a kind, each with its evaluations at a moment between two scrapes of its own.</summary>
    /// <param name="setting">The kind.</param>
    /// <param name="every">Seconds from one evaluation to the next.</param>
    /// <param name="runs">How many.</param>
    /// <param name="scrapes">How long each is watched, after the good ones.</param>
    /// <param name="goodScrapes">Scrapes before the course begins.</param>
    /// <param name="cores">Cores used; the figures do not depend on it.</param>
    public static IReadOnlyList<ProbedOutcome> Run(Setting setting, int every, int runs, int scrapes, int goodScrapes = 0, int cores = 2)
    {
        var outcomes = new ProbedOutcome[runs];
        Parallel.For(
            0,
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = cores },
            run =>
            {
                var release = SimulatedRelease.Draw(setting, run, scrapes, goodScrapes);
                var first = every * Seeds.Of([Phases, .. setting.Key, every, goodScrapes, run]).NextDouble();
                outcomes[run] = WatchAsync(release, every, first, Seeds.Of([Answers, .. setting.Key, every, goodScrapes, run]))
                    .GetAwaiter()
                    .GetResult();
            }
        );
        return outcomes;
    }

    /// <param name="release">The release.</param>
    /// <param name="every">Seconds from one evaluation to the next.</param>
    /// <param name="first">Seconds from the promotion to the first.</param>
    /// <param name="random">Which probes fail where only a share does.</param>
    /// <param name="probed">Whether the model declares a probe.</param>
    /// <param name="askAlways">Judges at each evaluation, also where that cannot change anything.</param>
    internal static async Task<ProbedOutcome> WatchAsync(
        SimulatedRelease release,
        int every,
        double first,
        Random random,
        bool probed = true,
        bool askAlways = false
    )
    {
        var clock = new StandingClock();
        using var dependency = new SharedDependency(release.Outages, release.Setting.Course.OutageShare, random, clock);
        using var http = new HttpClient(dependency);
        var (policy, model) = (new ProbedPolicy(release, every, askAlways), new ProbedModel(probed, clock, http, dependency));
        double? proven = null;
        for (var look = first; look <= release.After[^1].Time + every && model.RolledBackAt is null; look += every)
        {
            for (; model.Wake < look && model.RolledBackAt is null; await model.PassAsync(policy.Policy))
                clock.Seconds = Math.Max(clock.Seconds, model.Wake);
            clock.Seconds = Math.Max(clock.Seconds, look);
            var isNews = policy.Evaluate(clock.Seconds, model.Model);
            proven ??= policy.Requests.Count > 0 ? clock.Seconds : null;
            clock.Seconds += Heard;
            if (isNews)
                await model.PassAsync(policy.Policy);
        }

        return new ProbedOutcome(proven, model.RolledBackAt, model.AskedWhileDown, model.Rounds);
    }
}
