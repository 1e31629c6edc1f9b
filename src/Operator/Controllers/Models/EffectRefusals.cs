using System.Collections.Concurrent;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Models;

/// <summary>
/// Remembers effects that the API server refused, each with its back-off, so that none is resent every second or blocks later effects. A restart or a
/// change of the model's spec clears it, at the cost of one more refusal.
/// </summary>
public sealed class EffectRefusals(TimeProvider time)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    /// <summary>A refusal with a reason is reported at once, a server error only once it repeats.</summary>
    private const int ToldAfter = 3;
    private readonly ConcurrentDictionary<string, Known> _known = new();

    private sealed record Known(long Generation, IReadOnlyDictionary<string, (int Count, RefusedEffect Refused)> Effects);

    public void Add(string uid, long generation, Effect effect, Exception error)
    {
        var key = effect.Describe();
        var byReason = error is ForeignObjectException or ApiException { Kind: ApiErrorKind.Invalid or ApiErrorKind.Forbidden };
        _known.AddOrUpdate(uid, _ => With(new Known(generation, new Dictionary<string, (int, RefusedEffect)>())), (_, known) => With(known));

        Known With(Known known)
        {
            var effects = known.Generation == generation ? new Dictionary<string, (int Count, RefusedEffect Refused)>(known.Effects) : [];
            var count = effects.TryGetValue(key, out var before) ? before.Count + 1 : 1;
            effects[key] = (count, new RefusedEffect(key, error.Message, time.GetUtcNow() + Rest(count), byReason || count >= ToldAfter));
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
        _known.TryGetValue(uid, out var known) && known.Generation == generation ? [.. known.Effects.Values.Select(e => e.Refused)] : [];

    public void Forget(string uid) => _known.TryRemove(uid, out _);

    private static TimeSpan Rest(int count)
    {
        var rest = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(count, 10) - 1));
        return rest < LongestRest ? rest : LongestRest;
    }
}
