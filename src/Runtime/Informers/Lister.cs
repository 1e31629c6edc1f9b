using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers.Liveness;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Informers.Watching;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Informers;

/// <summary>Reads the whole collection, in pages or as a stream, and then, only then, takes out of the store what is gone.</summary>
internal sealed class Lister<T>(
    IKubeApi api,
    ResourceKind kind,
    InformerOptions options,
    InformerStore<T> store,
    ListDoubt doubt,
    LastContact contact,
    WatchInstruments instruments,
    TimeProvider time,
    ILogger logger
)
    where T : class
{
    /// <summary>Longer than the server waits for its cache to be as new as its store.</summary>
    private static readonly TimeSpan Progress = TimeSpan.FromSeconds(30);

    private bool _streams = options.StreamLists;

    /// <summary>Whether the server has not yet reached a version that it once gave out, as after a restored backup.</summary>
    public async Task<bool> IsBehindAsync(string version, CancellationToken ct)
    {
        var page = await api.ListAsync(kind, options.Namespace, options.LabelSelector, 1, null, null, ct);
        contact.Made();
        return !ulong.TryParse(page.ResourceVersion, out var theirs) || !ulong.TryParse(version, out var ours) || theirs < ours;
    }

    /// <returns>The version to watch from.</returns>
    public async Task<string> RunAsync(CancellationToken ct) => await TryStreamAsync(ct) ?? await ReadPagesAsync(ct);

    /// <summary>
    /// The first list, the largest. A later one might be older than what was seen, and a stream tells its version last.
    /// </summary>
    /// <returns>
    /// Null where the server cannot, or did not once: a stream that never comes to its end must not keep a process from starting.
    /// </returns>
    private async Task<string?> TryStreamAsync(CancellationToken ct)
    {
        if (!_streams)
            return null;
        _streams = false;
        try
        {
            return await api.StreamsListsAsync(ct) ? await StreamAsync(ct) : null;
        }
        catch (ApiException failed)
        {
            InformerLog.ReadsPages(logger, kind, failed.Message);
            return null;
        }
    }

    private async Task<string> ReadPagesAsync(CancellationToken ct)
    {
        var listed = new HashSet<ObjectKey>();
        string? next = null;
        string version;
        do
        {
            // Without a version the answer comes from the store itself, so that it is never older than what we have seen.
            var page = await api.ListAsync(kind, options.Namespace, options.LabelSelector, options.PageSize, next, null, ct);
            if (next is null && doubt.NewerThan(page.ResourceVersion) is { } seen)
                throw new ApiException(
                    ApiErrorKind.ServerTimeout,
                    null,
                    $"the server is behind: its list of {kind.Plural} has version {page.ResourceVersion}, but {seen} was seen before"
                );
            contact.Made();
            foreach (var item in page.Items.Select(i => new ReadObject(i)).Concat(page.Unreadable))
                Put(item, listed);
            version = page.ResourceVersion;
            next = page.Continue;
        } while (next is not null);

        End(listed, version);
        return version;
    }

    /// <summary>Without a version, as above. Bookmarks alone are no progress: a server that has no end to send sends them too.</summary>
    private async Task<string> StreamAsync(CancellationToken ct)
    {
        var listed = new HashSet<ObjectKey>();
        using var silence = new SilenceWatchdog(Progress, time, ct);
        var timeout = (int)options.MaxWatchTimeout.TotalSeconds;
        try
        {
            await foreach (var line in api.StreamListAsync(kind, options.Namespace, options.LabelSelector, timeout, silence.Token))
            {
                if (line.Type == WatchEventType.Error)
                    throw ApiError.Classify(line.Object, $"LIST {kind}");
                contact.Made();
                if (line.EndsList && ObjectMeta.Of(line.Object).ResourceVersion is { } version)
                {
                    End(listed, version);
                    return version;
                }

                if (line.Type != WatchEventType.Bookmark)
                    silence.Reset();
                Take(line, listed);
            }
        }
        catch (OperationCanceledException) when (silence.Fired && !ct.IsCancellationRequested)
        {
            throw new ApiException(ApiErrorKind.Transport, null, $"LIST {kind}: no object and no end of the list for {Progress}");
        }

        throw new ApiException(ApiErrorKind.Transport, null, $"LIST {kind}: the stream ended before the list did");
    }

    private void Take(WatchLine line, HashSet<ObjectKey> listed)
    {
        if (line.Type is WatchEventType.Added or WatchEventType.Modified)
            Put(new ReadObject(line.Object, line.Unreadable), listed);
        else if (line.Type == WatchEventType.Deleted)
        {
            listed.Remove(ObjectMeta.Of(line.Object).Key);
            store.Remove(line.Object);
        }
    }

    private void Put(ReadObject item, HashSet<ObjectKey> listed)
    {
        listed.Add(ObjectMeta.Of(item.Json).Key);
        store.PutListed(item);
    }

    private void End(HashSet<ObjectKey> listed, string version)
    {
        // One without a readable name may be any that seems to be missing.
        if (!listed.Any(key => key.Name.Length == 0))
            store.RemoveAllBut(listed);
        doubt.Saw(version);
        instruments.Listed();
    }
}
