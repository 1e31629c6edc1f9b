using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.LeaderElection.Leases;

namespace MlOps.Runtime.LeaderElection;

/// <summary>
/// Leads one term while a Lease is held. Counts as leading only until RenewDeadline after the last renewal was sent, whatever
/// the process did meanwhile, and others wait LeaseDuration, which is longer.
/// </summary>
public sealed class LeaderElector : ILeadership
{
    private readonly LeaderElectorOptions _options;
    private readonly LeaseClient _lease;
    private readonly ObservedLease _observed;
    private readonly TimeProvider _time;
    private readonly LeaderElectionMetrics _metrics;
    private readonly ILogger _logger;
    private FenceExpiry? _expiry;
    private Fence? _fence;
    private JsonObject? _current;
    private LeaseRecord? _mine;
    private string? _trouble;
    private bool _answerWasLate;
    private long _term;

    public LeaderElector(IKubeApi api, LeaderElectorOptions options, TimeProvider time, LeaderElectionMetrics metrics, ILogger logger)
    {
        if (options.RenewDeadline >= options.LeaseDuration || options.RetryPeriod * 1.2 >= options.RenewDeadline)
            throw new ArgumentException("Needs RetryPeriod × 1.2 < RenewDeadline < LeaseDuration", nameof(options));
        (_options, _time, _metrics, _logger) = (options, time, metrics, logger);
        _lease = new LeaseClient(WithLeaseTimeouts(api, options), options, time);
        _observed = new ObservedLease(time);
        _metrics.Terms.WithLabels(options.Name).Publish();
        var status = _metrics.IsLeader.WithLabels(options.Name);

        // The fence, not the last event: a process that was stopped and wakes up after its deadline has received no event.
        _metrics.BeforeCollect(() => status.Set(IsLeading ? 1 : 0));
    }

    public string Identity => _options.Identity;

    public bool IsLeading => Volatile.Read(ref _fence) is { } fence && fence.SinceRenewed(_time) < _options.RenewDeadline;

    public long Term => Volatile.Read(ref _term);

    public CancellationToken Lost => Volatile.Read(ref _expiry)?.Token ?? new CancellationToken(true);

    public TimeSpan? SinceAcquired => IsLeading && Volatile.Read(ref _fence) is { } fence ? _time.GetElapsedTime(fence.AcquiredAt) : null;

    /// <summary>Why the lease cannot be read or written at the moment; null while all is well. For readiness.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>False when we think we lead although the lease expired long ago: then this process hangs. For liveness.</summary>
    public bool IsHealthy =>
        Volatile.Read(ref _fence) is not { } fence || fence.SinceRenewed(_time) < _options.LeaseDuration + _options.RenewDeadline;

    public void ThrowIfNotLeading()
    {
        if (!IsLeading)
            throw new LeadershipLostException($"{_options.Identity} is not the leader (lease {_options.Namespace}/{_options.Name})");
    }

    /// <summary>
    /// Waits for the lease, runs <paramref name="lead"/> with the number of the term, and returns when it has ended. After
    /// <paramref name="ct"/> the lease is kept until <paramref name="lead"/> has drained, and then released.
    /// </summary>
    /// <exception cref="LeadershipLostException">
    /// When the lease was lost; the work may still be running and the process should end.
    /// </exception>
    public async Task RunAsync(Func<long, CancellationToken, Task> lead, CancellationToken ct)
    {
        using var expiry = new FenceExpiry(_time, () => IsLeading);
        Volatile.Write(ref _expiry, expiry);
        if (!await AcquireAsync(ct))
            return;
        using var term = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var work = Task.Run(() => lead(Term, term.Token), CancellationToken.None);
        try
        {
            await RenewWhileAsync(work);
        }
        catch (LeadershipLostException lost)
        {
            Left();
            LeaderElectionLog.Lost(_logger, _options.Identity, Term, lost.Message);
            await term.CancelAsync();
            ObserveLater(work);
            throw;
        }

        await EndAsync(work, ct);
    }

    /// <summary>A lease has no use for an answer after its deadline, and retries on its own.</summary>
    private static IKubeApi WithLeaseTimeouts(IKubeApi api, LeaderElectorOptions options) =>
        api is KubeApi http
            ? http.With(
                new KubeApiOptions
                {
                    Timeout = options.RenewDeadline / 2,
                    WriteTimeout = options.RenewDeadline / 2,
                    Retries = 0,
                }
            )
            : api;

    private static void ObserveLater(Task work) =>
        work.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );

    private async Task<bool> AcquireAsync(CancellationToken ct)
    {
        LeaderElectionLog.Waits(_logger, _options.Identity, _options.Namespace, _options.Name);
        try
        {
            while (!ct.IsCancellationRequested)
            {
                if (await AttemptAsync(TryAcquireAsync, ct))
                    return true;
                await Task.Delay(_options.RetryPeriod * (1 + (0.2 * _options.Jitter())), _time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }

        return false;
    }

    private async Task<bool> TryAcquireAsync(CancellationToken ct)
    {
        var read = await _lease.ReadAsync(ct);
        var record = read is null ? null : LeaseRecord.From(read);
        var ours = record?.Holder == _options.Identity;
        if (record is not null && !_observed.Expired(record, _options.LeaseDuration) && !ours)
            return false;

        // Ours already: an answer was lost on the way, and the term began with the write it belonged to.
        var transitions = record is null ? 0 : record.Transitions + (ours ? 0 : 1);
        var (sent, clock) = (_time.GetTimestamp(), _time.GetUtcNow());
        var now = LeaseRecord.Time(clock);
        _mine = new LeaseRecord(_options.Identity, (int)Math.Ceiling(_options.LeaseDuration.TotalSeconds), now, now, transitions);
        _current = read is null ? await _lease.CreateAsync(_mine, ct) : await _lease.WriteAsync(read, _mine, ct);
        Volatile.Write(ref _term, LeaderTerm.Of(_current));
        Open(new Fence(sent, sent, clock));
        _metrics.Terms.WithLabels(_options.Name).Inc();
        LeaderElectionLog.Acquired(_logger, _options.Identity, Term);
        return true;
    }

    private async Task RenewWhileAsync(Task work)
    {
        while (true)
        {
            // A lost connection took half of the deadline already: the next attempt dials anew, and at once.
            var pause = _answerWasLate ? TimeSpan.Zero : _options.RetryPeriod;
            await Task.WhenAny(work, Task.Delay(pause, _time, CancellationToken.None));
            if (work.IsCompleted)
                return;

            // Also before: who was stopped for a minute must not come back to life because no one took the lease meanwhile.
            ThrowIfNotLeading();
            await RenewBeforeDeadlineAsync();
            ThrowIfNotLeading();
        }
    }

    private async Task RenewBeforeDeadlineAsync()
    {
        var left = _options.RenewDeadline - _fence!.SinceRenewed(_time);
        using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
        try
        {
            await AttemptAsync(RenewAsync, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new LeadershipLostException($"The lease could not be renewed for {_options.RenewDeadline}");
        }
    }

    private async Task<bool> RenewAsync(CancellationToken ct)
    {
        _current ??= await _lease.ReadAsync(ct);
        if (_current is not null && LeaseRecord.From(_current).Holder != _options.Identity)
        {
            Left();
            throw new LeadershipLostException($"The lease was taken over by '{LeaseRecord.From(_current).Holder}'");
        }

        var (sent, clock) = (_time.GetTimestamp(), _time.GetUtcNow());
        var record = _mine! with { RenewTime = LeaseRecord.Time(clock) };
        var (read, fence) = (_current, _fence!);

        // Whatever the answer is, after a failure the next attempt begins with a look at the lease.
        _current = null;
        _current = read is null ? await _lease.CreateAsync(record, ct) : await _lease.WriteAsync(read, record, ct);
        Open(fence with { RenewedAt = sent, RenewedOn = clock });
        return true;
    }

    private void Open(Fence fence)
    {
        Volatile.Write(ref _fence, fence);
        _expiry!.ExtendTo(_options.RenewDeadline - fence.SinceRenewed(_time));
    }

    private async Task EndAsync(Task work, CancellationToken ct)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LeaderElectionLog.Drained(_logger, _options.Identity);
        }
        finally
        {
            Left();
        }

        // Only after work that ended in order: after a failure parts of it may be alive, and the lease has to run out.
        using var limit = new CancellationTokenSource(_options.ReleaseTimeout, _time);
        try
        {
            if (await AttemptAsync(ReleaseAsync, limit.Token))
                LeaderElectionLog.Released(_logger, _options.Identity, Term);
        }
        catch (OperationCanceledException)
        {
            LeaderElectionLog.CannotReach(_logger, _options.Identity, $"not released within {_options.ReleaseTimeout}");
        }
    }

    /// <summary>Gives the lease back, so that a successor need not wait. Failing to is no loss: it will expire.</summary>
    private async Task<bool> ReleaseAsync(CancellationToken ct)
    {
        var read = _current ?? await _lease.ReadAsync(ct);
        if (read is null || LeaseRecord.From(read).Holder != _options.Identity)
            return false;
        var released = _mine! with { Holder = "", DurationSeconds = 1, RenewTime = LeaseRecord.Time(_time.GetUtcNow()) };
        await _lease.WriteAsync(read, released, ct);
        return true;
    }

    private async Task<bool> AttemptAsync(Func<CancellationToken, Task<bool>> step, CancellationToken ct)
    {
        _answerWasLate = false;
        try
        {
            var done = await step(ct);
            if (Interlocked.Exchange(ref _trouble, null) is not null)
                LeaderElectionLog.Recovered(_logger, _options.Identity);
            return done;
        }
        catch (ApiException lostRace) when (lostRace.Kind is ApiErrorKind.Conflict or ApiErrorKind.AlreadyExists)
        {
            return false;
        }
        catch (ApiException error)
        {
            _answerWasLate = error is { Kind: ApiErrorKind.ServerTimeout, Status: null };
            if (Interlocked.Exchange(ref _trouble, error.Message) is null)
                LeaderElectionLog.CannotReach(_logger, _options.Identity, error.Message);
            return false;
        }
    }

    private void Left()
    {
        Volatile.Write(ref _fence, null);
        _expiry?.ExtendTo(TimeSpan.Zero);
    }
}
