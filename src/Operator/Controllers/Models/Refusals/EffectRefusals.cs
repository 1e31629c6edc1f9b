using System.Collections.Concurrent;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Operator.Execution.Effects;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Models.Refusals;

/// <summary>
/// Remembers effects that the API server refused, each with its back-off, so that none is resent every second or blocks later effects. A
/// restart or a change of the model's spec clears it, at the cost of one more refusal.
/// </summary>
public sealed class EffectRefusals(TimeProvider time)
{
    /// <summary>A refusal with a reason is reported at once, a server error only once it repeats.</summary>
    private const int ReportedAfter = 3;
    private readonly ConcurrentDictionary<string, Known> _known = new();

    private sealed record Known(long Generation, IReadOnlyDictionary<string, (int Count, RefusedEffect Refused)> Effects);

    public void Add(string uid, long generation, Effect effect, Exception error)
    {
        var key = effect.Describe();
        foreach (var (other, known) in _known)
        {
            if (known.Effects.Values.All(e => IsOverdue(e.Refused)))
                _known.TryRemove(other, out _);
        }

        var byReason = error is ForeignObjectException or ApiException { Kind: ApiErrorKind.Invalid or ApiErrorKind.Forbidden };
        _known.AddOrUpdate(
            uid,
            _ => With(new Known(generation, new Dictionary<string, (int, RefusedEffect)>())),
            (_, known) => With(known)
        );

        Known With(Known known)
        {
            var effects = known.Generation == generation ? known.Effects.Where(e => !IsOverdue(e.Value.Refused)).ToDictionary() : [];
            var count = effects.TryGetValue(key, out var before) ? before.Count + 1 : 1;
            effects[key] = (
                count,
                new RefusedEffect(
                    key,
                    count > 1 && IsSame(before.Refused.Message, error.Message) ? before.Refused.Message : error.Message,
                    time.GetUtcNow() + Rest(effect, count),
                    byReason || count >= ReportedAfter
                )
            );
            return new Known(generation, effects);
        }
    }

    /// <summary>Clears an effect that the API server accepted after all.</summary>
    public void Clear(string uid, Effect effect)
    {
        if (!_known.TryGetValue(uid, out var known) || !known.Effects.ContainsKey(effect.Describe()))
            return;
        var left = known.Effects.Where(e => e.Key != effect.Describe()).ToDictionary();
        if (left.Count == 0)
            _known.TryRemove(uid, out _);
        else
            _known[uid] = known with { Effects = left };
    }

    public IReadOnlyList<RefusedEffect> Of(string uid, long generation) =>
        _known.TryGetValue(uid, out var known) && known.Generation == generation
            ? [.. known.Effects.Values.Select(e => e.Refused).Where(e => !IsOverdue(e))]
            : [];

    /// <summary>A time or a resourceVersion in the text is no news: each would be one more status write and Event.</summary>
    private static bool IsSame(string one, string other) =>
        one.Where(c => !char.IsDigit(c)).SequenceEqual(other.Where(c => !char.IsDigit(c)));

    private bool IsOverdue(RefusedEffect refused) => time.GetUtcNow() > refused.ForgottenAt;

    private static TimeSpan Rest(Effect effect, int count)
    {
        var rest = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(count, 10) - 1));
        return rest < effect.LongestBackOff ? rest : effect.LongestBackOff;
    }
}
