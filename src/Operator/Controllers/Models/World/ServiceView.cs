using System.Text.Json.Nodes;

namespace MlOps.Operator.Controllers.Models.World;

/// <summary>A Service as far as traffic goes. <paramref name="Revision"/> is null when its selector is not one of ours.</summary>
public sealed record ServiceView(
    string Name, string Uid, string? Revision, bool Owned, bool Adoptable, JsonArray Ports, string? ClusterIp);
