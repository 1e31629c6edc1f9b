using System.Security.Cryptography.X509Certificates;

namespace MlOps.EndToEnd.Forwarding.Connections;

/// <summary>What an operator and the forwarder recognise each other by. All of it may change while both run.</summary>
internal sealed class ServerIdentity : IDisposable
{
    /// <summary>The address that the forwarder listens on.</summary>
    private const string OwnName = "127.0.0.1";

    private readonly List<IDisposable> _used = [];
    private Authority _authority;

    public ServerIdentity()
    {
        _authority = Kept(new Authority());
        Certificate = Issue(OwnName);
    }

    /// <summary>Shown to whoever connects from now on.</summary>
    public X509Certificate2 Certificate { get; private set; }

    /// <summary>The authority that vouches for it.</summary>
    public string AuthorityPem => _authority.Pem;

    /// <summary>The one token that is let in.</summary>
    public string Token { get; set; } = "the-first-token";

    public bool LetsIn(string authorization) => authorization == $"Bearer {Token}";

    /// <summary>Another authority of the same name vouches from now on.</summary>
    public void ReplaceAuthority()
    {
        _authority = Kept(new Authority());
        Certificate = Issue(OwnName);
    }

    /// <summary>The same authority, but the certificate of another server; its own again with null.</summary>
    public void Present(string? name) => Certificate = Issue(name ?? OwnName);

    public void Dispose()
    {
        foreach (var one in _used)
            one.Dispose();
    }

    private X509Certificate2 Issue(string name) => Kept(_authority.Issue(name));

    private T Kept<T>(T one)
        where T : IDisposable
    {
        _used.Add(one);
        return one;
    }
}
