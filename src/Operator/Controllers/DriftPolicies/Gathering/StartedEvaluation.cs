using System.Collections.Concurrent;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>
/// What was read for the windows of one evaluation that has not ended yet. A policy at the limits of the schema asks thousands of queries;
/// on a slow server they take longer than one reconcile may, and the next goes on where that one stopped.
/// </summary>
/// <param name="of">The policy as it was, and the end of the windows that are judged.</param>
/// <param name="isBehind">Whether the evaluation before it was never completed.</param>
internal sealed class StartedEvaluation((string Uid, long Generation, DateTimeOffset At) of, bool isBehind)
{
    /// <summary>3 MiB. What is beyond it is asked again.</summary>
    private const int MostSamples = 200_000;

    private readonly ConcurrentDictionary<(string Query, DateTimeOffset At), QueryAnswer> _known = [];
    private int _samples;

    /// <summary>
    /// No verdict of this evaluation can be waited for any more: the time of the one before it passed without.
    /// </summary>
    public bool IsBehind => isBehind;

    public int Answers => _known.Count;

    public (string Uid, long Generation, DateTimeOffset At) Of => of;

    /// <summary>The source, asked only what has not been answered.</summary>
    public IPrometheus Continue(IPrometheus source) => new Continued(source, this);

    private void Remember((string Query, DateTimeOffset At) question, QueryAnswer answer)
    {
        var samples = 1 + answer.Series.Sum(s => s.Samples.Count) + answer.Histograms.Sum(h => h.Buckets.Count);
        if (answer.IsAnswer && Interlocked.Add(ref _samples, samples) <= MostSamples)
            _known[question] = answer;
    }

    private sealed class Continued(IPrometheus source, StartedEvaluation started) : IPrometheus
    {
        public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
        {
            if (started._known.TryGetValue((promql, at), out var known))
                return known;
            var answer = await source.QueryAsync(promql, at, ct);
            started.Remember((promql, at), answer);
            return answer;
        }
    }
}
