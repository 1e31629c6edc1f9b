using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections.Plugins;

/// <summary>
/// Credentials that a plugin hands out (<c>exec</c> in a kubeconfig). As client-go does, the plugin runs again once its
/// <c>expirationTimestamp</c> has passed, and after a 401; both its token and its certificate are replaced then. The client library renews
/// the token only.
/// </summary>
internal sealed class ExecCredentials
{
    /// <summary>
    /// After its end a plugin is not run again at once, or it would be run for each request: it failed, its credentials are refused, or
    /// they are past their end already, as where it keeps them or a clock is wrong. Those are sent; the server judges them.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private static readonly HttpRequestOptionsKey<Issued> Sent = new("credentials");
    private readonly ExecPlugin _plugin;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private Issued _issued;
    private Issued _shown;
    private Task<Issued>? _running;
    private long _ranAt;

    /// <exception cref="KubeConfigException">The plugin fails.</exception>
    public ExecCredentials(ExternalExecution plugin, TimeProvider time, JsonObject? cluster = null)
    {
        _plugin = new ExecPlugin(plugin, cluster);
        _time = time;
        _issued = _shown = Run();
        _ranAt = time.GetTimestamp();
    }

    /// <summary>Other credentials were handed out, and no request has them yet.</summary>
    public event Action? Replaced;

    /// <summary>In PEM; null from a plugin that hands out tokens only.</summary>
    public (byte[] Certificate, byte[] Key)? Pair => _shown.Pair;

    public async Task AuthenticateAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var issued = _issued;
        if (IsOver(issued))
            issued = await NextAsync(issued).WaitAsync(ct);
        if (issued.Token is { Length: > 0 } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Options.Set(Sent, issued);
    }

    /// <summary>After a 401.</summary>
    /// <returns>Whether there are other credentials now than those that were sent.</returns>
    public async Task<bool> RenewAsync(HttpRequestMessage request, CancellationToken ct) =>
        request.Options.TryGetValue(Sent, out var sent) && !(await NextAsync(sent).WaitAsync(ct)).IsSameAs(sent);

    private bool IsOver(Issued issued) => issued.Expires is { } end && _time.GetUtcNow() >= end;

    /// <summary>One run serves all who wait, and none of them longer than its own time limit.</summary>
    private Task<Issued> NextAsync(Issued old)
    {
        lock (_lock)
        {
            if (_issued != old)
                return Task.FromResult(_issued);
            if (_running is { IsCompleted: false })
                return _running;
            if (_time.GetElapsedTime(_ranAt) < Rest)
                return _running ?? Task.FromResult(old);
            _running = Task.Run(Replace);
            return _running;
        }
    }

    private Issued Replace()
    {
        try
        {
            return Publish(Run());
        }
        finally
        {
            lock (_lock)
                _ranAt = _time.GetTimestamp();
        }
    }

    private Issued Publish(Issued next)
    {
        // First the certificate: a request that counts as sent with the new credentials must not go out with the old ones.
        _shown = next;
        Replaced?.Invoke();
        lock (_lock)
            _issued = next;
        return next;
    }

    private Issued Run()
    {
        var handed = _plugin.Run();
        (byte[], byte[])? pair = handed is { Certificate: { Length: > 0 } certificate, Key: { Length: > 0 } key }
            ? (Encoding.ASCII.GetBytes(certificate), Encoding.ASCII.GetBytes(key))
            : null;
        return new Issued(handed.Token, pair, handed.Expires);
    }

    private sealed record Issued(string? Token, (byte[] Certificate, byte[] Key)? Pair, DateTimeOffset? Expires)
    {
        public bool IsSameAs(Issued other) =>
            Token == other.Token && (Pair?.Certificate ?? []).AsSpan().SequenceEqual(other.Pair?.Certificate ?? []);

        public bool Equals(Issued? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
