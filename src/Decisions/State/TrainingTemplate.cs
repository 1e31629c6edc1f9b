using System.Text.Json.Nodes;

namespace MlOps.Decisions.State;

/// <summary>What a training Job is made from: <c>metadata</c> and <c>spec</c> of a Job, or the problem with it and what to do.</summary>
public sealed record TrainingTemplate(JsonObject? Job, string? Problem)
{
    public static TrainingTemplate Of(JsonObject job) => new(job, null);

    public static TrainingTemplate Without(string problem) => new(null, problem);
}
