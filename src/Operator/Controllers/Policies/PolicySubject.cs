using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>What the evaluation of any policy begins with.</summary>
public sealed record PolicySubject
{
    /// <summary>In whole milliseconds, as the API server keeps times.</summary>
    public required DateTimeOffset Now { get; init; }

    public required long Term { get; init; }

    public required ObjectKey ModelKey { get; init; }

    /// <summary>Null when it does not exist or cannot be read; <see cref="Errors"/> says which.</summary>
    public ModelDeployment? Model { get; init; }

    /// <summary>Null when the policy names none that it may use.</summary>
    public IPrometheus? Prometheus { get; init; }

    /// <summary>Why the policy cannot be judged, each with its field; empty for a sound one.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
