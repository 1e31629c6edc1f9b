using System.Text.Json.Nodes;

namespace MlOps.Decisions.State.Children;

/// <summary>A Service as far as traffic goes. <paramref name="Revision"/> is null when its selector is not one of ours.</summary>
public sealed record ServiceView(string Name, string Uid, string? Revision, bool Owned, bool Adoptable, JsonArray Ports, string? ClusterIp)
{
    /// <summary>The selector, as <see cref="SelectorText"/> writes it.</summary>
    public string? Selector { get; init; }

    /// <summary>The revision that lost the traffic to the fallback that is selected now.</summary>
    public string? IsolatedFrom { get; init; }

    /// <summary>Where the traffic goes, in one text for revisions and for others.</summary>
    public string Target => Revision is { } hash ? SelectorText.OfRevision(Name, hash) : Selector ?? "";
}
