using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Events.Limits;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>Writes one Event: a new one, or one more of one that is there.</summary>
internal sealed class EventWriter(IKubeApi api, EventRecorderOptions options, TimeProvider time)
{
    private readonly RecentCounts _counts = new();

    /// <returns>Whether it was written; if not, an earlier process had written it.</returns>
    /// <exception cref="ApiException">When it could not be written after all attempts.</exception>
    public async Task<bool> WriteAsync(PendingEvent pending, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(pending, sentBefore: attempt > 1, ct);
            }
            catch (ApiException error) when (error.IsTransient && attempt < options.Attempts)
            {
                await Task.Delay(Pause(error, attempt), time, ct);
            }
        }
    }

    private TimeSpan Pause(ApiException error, int attempt)
    {
        var asked = error.RetryAfter ?? (options.RetryDelay * attempt);
        return asked < options.MaxRetryAfter ? TimeSpan.FromTicks(Math.Max(asked.Ticks, 0)) : options.MaxRetryAfter;
    }

    private async Task<bool> TryAsync(PendingEvent pending, bool sentBefore, CancellationToken ct)
    {
        if (!pending.Once && _counts.Get(pending.Key) is { } count && await RepeatAsync(pending, count + 1, ct))
            return true;
        try
        {
            await CreateAsync(pending, ct);
            return true;
        }
        catch (ApiException taken) when (taken.Kind == ApiErrorKind.AlreadyExists)
        {
            return await FoundAsync(pending, sentBefore, ct);
        }
    }

    private async Task<bool> FoundAsync(PendingEvent pending, bool sentBefore, CancellationToken ct)
    {
        var known = await api.GetAsync(Kinds.Events, pending.Key, ct);
        if (pending.Once && known is not null && pending.IsIn(known))
            return sentBefore;
        var count = known?["count"] is JsonValue v && v.TryGetValue<int>(out var n) ? n : 0;

        // After an attempt without an answer the Event that is there may be the very one we sent. Its time tells it for certain where each
        // occurrence counts once.
        if (!pending.Once && sentBefore && count == 1)
            _counts.Set(pending.Key, 1);
        else if (!await RepeatAsync(pending, count + 1, ct))
            await CreateAsync(pending, ct);
        return true;
    }

    private async Task CreateAsync(PendingEvent pending, CancellationToken ct)
    {
        await api.CreateAsync(Kinds.Events, pending.Key.Namespace, pending.ToCreate(options.Component, options.Instance), ct);
        _counts.Set(pending.Key, 1);
    }

    private async Task<bool> RepeatAsync(PendingEvent pending, int count, CancellationToken ct)
    {
        try
        {
            await api.MergePatchAsync(Kinds.Events, pending.Key, pending.ToRepeat(count), ct);
            _counts.Set(pending.Key, count);
            return true;
        }
        catch (ApiException gone) when (gone.Kind == ApiErrorKind.NotFound)
        {
            // Events live for an hour; what is said after that is a new one.
            _counts.Remove(pending.Key);
            return false;
        }
    }
}
