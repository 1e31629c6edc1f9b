namespace MlOps.Operator.Controllers.Models.World;

/// <summary>The Deployment of one revision. <paramref name="Replicas"/> is what it is asked for, <paramref name="Ready"/> what answers.</summary>
public sealed record ChildDeployment(
    string Hash, string Name, string Uid, int Replicas, int Ready, bool Settled, DateTimeOffset CreatedAt);
