using System.Text.Json.Nodes;

namespace MlOps.Decisions.Effects;

/// <summary>Creates the Job of a training. One of this name that is ours already is the same training.</summary>
public sealed record CreateJob(string Name, JsonObject Body) : Effect
{
    public override string Describe() => $"Create training Job {Name}";
}
