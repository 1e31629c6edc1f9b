namespace MlOps.Runtime.Informers.Watching;

/// <summary>
/// Doubts a list that is older than what was seen. A list without a version is answered from the store itself, so a server that keeps to
/// that is never behind; a cache in between, or a replica that lost touch, may be. It catches up within seconds. A server that was restored
/// from a backup stays behind, and its list is the truth. client-go asks for <c>resourceVersionMatch=NotOlderThan</c> instead, which a
/// restored server answers with a timeout for as long as it is behind.
/// </summary>
internal sealed class ListDoubt
{
    /// <summary>With the informer's pauses, 8 s after the first and more if the watch had failed before.</summary>
    private const int Doubted = 4;

    private string? _seen;
    private int _older;

    public bool HasSeen => _seen is not null;

    public void Saw(string version) => _seen = version;

    /// <summary>The server was asked and is behind for good.</summary>
    public void Believe() => _seen = null;

    /// <returns>The version that was seen, if the list is older than that and not to be believed yet.</returns>
    public string? NewerThan(string version)
    {
        var isOlder = ulong.TryParse(version, out var theirs) && ulong.TryParse(_seen, out var ours) && theirs < ours;
        _older = isOlder ? _older + 1 : 0;
        return isOlder && _older <= Doubted ? _seen : null;
    }
}
