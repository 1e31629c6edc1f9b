namespace MlOps.Decisions.Effects;

/// <summary>Brings a child Deployment to an absolute number of pods.</summary>
public sealed record ScaleDeployment(string Name, string Uid, int Replicas, string Why) : Effect
{
    public override string Describe() => $"Scale {Name} to {Replicas}: {Why}";
}
