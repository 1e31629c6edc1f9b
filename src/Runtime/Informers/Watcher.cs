using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers.Liveness;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Informers.Watching;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Informers;

/// <summary>One watch from its begin to its end.</summary>
internal sealed class Watcher<T>(
    IKubeApi api,
    ResourceKind kind,
    InformerOptions options,
    InformerStore<T> store,
    ListDoubt order,
    LastContact contact,
    WatchInstruments instruments,
    Action alive,
    TimeProvider time,
    ILogger logger
)
    where T : class
{
    private static readonly TimeSpan Served = TimeSpan.FromMinutes(1);

    /// <summary>Follows the changes after a version; every line, also a bookmark, moves the version on.</summary>
    /// <exception cref="WatchFailedException">When the watch did not end in order.</exception>
    public async Task<WatchEnd> RunAsync(string version, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var silence = new SilenceWatchdog(options.SilenceTimeout, time, ct);
        var lines = 0;
        bool HasServed() => lines > 0 || time.GetElapsedTime(started) >= Served;
        try
        {
            await foreach (
                var line in api.WatchAsync(kind, options.Namespace, options.LabelSelector, version, TimeoutSeconds(), silence.Token)
            )
            {
                silence.Reset();
                instruments.Saw(line.Type);
                if (line.Type == WatchEventType.Error)
                    throw ApiError.Classify(line.Object, $"WATCH {kind}");
                contact.Made();
                alive();
                Take(line);
                version = ObjectMeta.Of(line.Object).ResourceVersion ?? version;
                order.Saw(version);
                lines++;
            }
        }
        catch (OperationCanceledException) when (silence.Fired && !ct.IsCancellationRequested)
        {
            instruments.Restarted(WatchInstruments.Silence);
            InformerLog.WentSilent(logger, kind, options.SilenceTimeout);
            return new WatchEnd(version, true, time.GetElapsedTime(started), WasSilent: true);
        }
        catch (ApiException gone) when (gone.Kind == ApiErrorKind.Gone)
        {
            throw new WatchFailedException(gone, null, HasServed());
        }
        catch (ApiException error)
        {
            throw new WatchFailedException(error, version, HasServed());
        }

        contact.Made();
        instruments.Restarted(WatchInstruments.End);
        return new WatchEnd(version, HasServed(), time.GetElapsedTime(started));
    }

    private void Take(WatchLine line)
    {
        if (line.Type is WatchEventType.Added or WatchEventType.Modified)
            store.Put(new ReadObject(line.Object, line.Unreadable));
        else if (line.Type == WatchEventType.Deleted)
            store.Remove(line.Object);
    }

    private int TimeoutSeconds()
    {
        var spread = options.MaxWatchTimeout - options.MinWatchTimeout;
        return (int)Math.Ceiling((options.MinWatchTimeout + (spread * options.Jitter())).TotalSeconds);
    }
}
