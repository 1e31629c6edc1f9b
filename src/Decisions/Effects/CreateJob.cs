using System.Text.Json.Nodes;

namespace MlOps.Decisions.Effects;

/// <summary>Creates the Job of a training. One of this name that is ours already is the same training.</summary>
/// <param name="Name">Carries the id of the training.</param>
/// <param name="Body">The whole Job.</param>
/// <param name="TrainingId">The training that ends when the API server refuses the Job as invalid.</param>
public sealed record CreateJob(string Name, JsonObject Body, string TrainingId) : Effect
{
    public override string? EndsAction => TrainingId;

    public override string Describe() => Text(Name);

    /// <summary>Text of the effect that creates the Job of this name.</summary>
    public static string Text(string name) => $"Create training Job {name}";
}
