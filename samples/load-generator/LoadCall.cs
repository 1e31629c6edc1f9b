using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.LoadGenerator;

/// <summary>A request, and the delayed ground truth that is posted once it was answered (null: none).</summary>
public sealed record LoadCall(LoadRequest Request, LoadRequest? Feedback);
