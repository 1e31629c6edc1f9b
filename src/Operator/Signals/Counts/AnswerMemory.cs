using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Counts;

/// <summary>Answers by query, for as long as they hold. A failure is never kept.</summary>
public sealed class AnswerMemory
{
    /// <summary>The queries of a policy are few; more of them means that they changed.</summary>
    private const int Most = 200;

    private readonly ConcurrentDictionary<UInt128, (DateTimeOffset At, QueryAnswer Answer, TimeSpan Longest)> _answers = new();

    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Since)> _states = new();

    /// <param name="prometheus">Whom to ask.</param>
    /// <param name="promql">The query, which is the key.</param>
    /// <param name="at">The moment that is asked about.</param>
    /// <param name="period">How long an answer holds.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<QueryAnswer> QueryAsync(
        IPrometheus prometheus,
        string promql,
        DateTimeOffset at,
        TimeSpan period,
        CancellationToken ct
    )
    {
        var key = KeyOf(promql);
        if (_answers.TryGetValue(key, out var known) && at >= known.At && at - known.At < period && at - known.At < known.Longest)
            return known.Answer;
        var answer = await prometheus.QueryAsync(promql, at, ct);
        if (answer.Failure is null)
        {
            if (_answers.Count >= Most)
                _answers.Clear();
            _answers[key] = (at, answer, TimeSpan.MaxValue);
        }

        return answer;
    }

    /// <summary>An answer that turned out to hold for no longer than this, whatever period it is asked for with.</summary>
    public void HoldFor(string promql, TimeSpan longest)
    {
        var key = KeyOf(promql);
        if (_answers.TryGetValue(key, out var known))
            _answers[key] = known with { Longest = longest };
    }

    /// <summary>Since when something has been as it is; from now on if it was different, or is looked at for the first time.</summary>
    public DateTimeOffset Since(string what, string value, DateTimeOffset at)
    {
        var known = _states.GetValueOrDefault(what);
        if (known.Value == value)
            return known.Since;
        _states[what] = (value, at);
        return at;
    }

    /// <summary>A model of the same name has the same queries, and other answers.</summary>
    public void Clear()
    {
        _answers.Clear();
        _states.Clear();
    }

    /// <summary>
    /// Half of its SHA-256, which no two queries share. The texts take kilobytes each and would be most of what is kept of a healthy model.
    /// </summary>
    private static UInt128 KeyOf(string promql)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(promql.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
