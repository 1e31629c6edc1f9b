using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers.Liveness;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Informers.Watching;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>
/// Lists once, then watches for ever: resumes from the last version seen, lists again only when the server has forgotten that
/// version or fails at it again and again, and takes a silent connection for a dead one. The store is never emptied while a new list
/// is on its way.
/// </summary>
public sealed class Informer<T> : IInformer<T>, IInformerState
    where T : class
{
    private readonly InformerStore<T> _store;
    private readonly Lister<T> _lister;
    private readonly Watcher<T> _watcher;
    private readonly InformerBackoff _backoff;
    private readonly LastContact _contact;
    private readonly WatchInstruments _instruments;
    private readonly ILogger _logger;
    private readonly ResourceKind _kind;
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly VersionDoubt _doubt = new();
    private readonly ListDoubt _order = new();
    private string? _trouble;

    public Informer(
        IKubeApi api,
        ResourceKind kind,
        InformerOptions options,
        Func<JsonObject, T> decode,
        TimeProvider time,
        ILogger logger,
        WatchMetrics metrics
    )
    {
        _kind = kind;
        _logger = logger;
        _contact = new LastContact(time);
        _instruments = new WatchInstruments(metrics, kind.Plural, _contact);
        _store = new InformerStore<T>(new Decoder<T>(decode, kind, _instruments, logger), _instruments);
        _lister = new Lister<T>(api, kind, options, _store, _order, _contact, _instruments, time, logger);
        _watcher = new Watcher<T>(api, kind, options, _store, _order, _contact, _instruments, Recovered, time, logger);
        _backoff = new InformerBackoff(options, time);
    }

    public event Action<InformerChange<T>>? Changed
    {
        add => _store.Changed += value;
        remove => _store.Changed -= value;
    }

    public string Resource => _kind.Plural;

    public bool HasSynced => _synced.Task.IsCompletedSuccessfully;

    public TimeSpan SinceLastContact => _contact.Age;

    public IReadOnlyDictionary<ObjectKey, string> Undecodable => _store.Undecodable;

    /// <summary>Why the server cannot be followed at the moment; null while all is well.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    public T? Get(ObjectKey key) => _store.Get(key);

    public IReadOnlyCollection<T> List() => _store.List();

    public IReadOnlyCollection<T> ListOf(ObjectKey owner) => _store.ListOf(owner);

    public Task WaitForSyncAsync(CancellationToken ct) => _synced.Task.WaitAsync(ct);

    /// <summary>Follows the server until <paramref name="ct"/>. Only a failing <see cref="Changed"/> handler ends it otherwise.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        string? version = null;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                version ??= await ListAsync(ct);
                var end = await _watcher.RunAsync(version, ct);
                version = end.ResourceVersion;
                if (!end.WasSilent)
                    Recovered();
                else if (await _lister.IsBehindAsync(version, ct))
                {
                    // A server that was restored from a backup has not reached our version yet and would keep still for days. One that
                    // has nothing to tell looks the same until it is asked.
                    _order.Believe();
                    version = null;
                }

                await _backoff.AfterEndAsync(end, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (WatchFailedException failed)
            {
                version = failed.ResourceVersion is { } same && !IsLost(same, failed.Error) ? same : null;
                await FailedAsync(failed.Error, failed.HadServed, ct);
            }
            catch (ApiException error)
            {
                await FailedAsync(error, false, ct);
            }
        }
    }

    private async Task<string> ListAsync(CancellationToken ct)
    {
        var version = await _lister.RunAsync(ct);
        EndTrouble();
        if (_synced.TrySetResult())
            InformerLog.Synced(_logger, _kind, _store.Count);
        return version;
    }

    private bool IsLost(string version, ApiException error)
    {
        if (!_doubt.IsLost(version, error))
            return false;
        InformerLog.DoubtsVersion(_logger, _kind, version, error.Message);
        return true;
    }

    private async Task FailedAsync(ApiException error, bool hadServed, CancellationToken ct)
    {
        _instruments.Restarted(error.Kind);
        if (error.Kind == ApiErrorKind.Gone)
        {
            _instruments.Gone();
            InformerLog.ListsAgain(_logger, _kind, error.Message);
        }
        else
        {
            Report(error);
        }

        await _backoff.AfterFailureAsync(hadServed, ct);
    }

    /// <summary>One line per change of situation: an outage of an hour is one line, not a thousand.</summary>
    private void Report(ApiException error)
    {
        var before = Interlocked.Exchange(ref _trouble, error.Message);
        if (before is null)
            InformerLog.LostTouch(_logger, _kind, error.Message);
        else if (before != error.Message)
            InformerLog.StillOutOfTouch(_logger, _kind, error.Message);
    }

    private void Recovered()
    {
        _backoff.Reset();
        EndTrouble();
    }

    /// <summary>A list alone does not end the back-off: a server that refuses every watch would be listed twice a second.</summary>
    private void EndTrouble()
    {
        if (Interlocked.Exchange(ref _trouble, null) is not null)
            InformerLog.BackInTouch(_logger, _kind);
    }
}
