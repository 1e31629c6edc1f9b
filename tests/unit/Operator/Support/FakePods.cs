using MlOps.Decisions.State.Children;

namespace MlOps.Operator.Tests.Support;

/// <summary>A Deployment and its pods, as far as a kubelet that takes its time goes.</summary>
internal sealed record FakePods(ChildDeployment Deployment, int Running)
{
    public IEnumerable<PodView> Views(string? trouble, string images = "") =>
        Enumerable
            .Range(0, Running)
            .Select(i => new PodView(
                $"{Deployment.Name}-{i}",
                Deployment.Hash,
                i < Deployment.Ready,
                Deployment.CreatedAt,
                0,
                i >= Deployment.Replicas,
                trouble
            )
            {
                Images = images,
            });

    /// <summary>The API server gives no new generation where nothing changes.</summary>
    public FakePods Scale(int replicas) =>
        Deployment.Replicas == replicas && Deployment.ScaledBy is null
            ? this
            : this with
            {
                Deployment = Deployment with { Replicas = replicas, Settled = false, ScaledBy = null },
            };

    /// <summary>One round of Kubernetes: pods start, become ready unless they are broken, and end.</summary>
    public FakePods Tick(bool broken, bool available = true) =>
        this with
        {
            Running = Deployment.Replicas,
            Deployment = Deployment with
            {
                Ready = broken ? 0 : Deployment.Replicas,
                Available = broken || !available ? 0 : Deployment.Replicas,
                Settled = true,
            },
        };
}
