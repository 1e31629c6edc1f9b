using MlOps.Decisions.Policies;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>Everything that the judgement of one DriftPolicy rests on.</summary>
public sealed record DriftFacts : PolicyContext
{
    /// <summary>The end of the window that is judged: a whole multiple of the interval, so that judging twice is judging once.</summary>
    public required DateTimeOffset At { get; init; }

    public required DriftPolicy Policy { get; init; }

    public IReadOnlyList<SignalFacts> Signals { get; init; } = [];

    public DriftPolicyStatus Status => Policy.Status ?? new();

    public DriftWindow Current => Policy.Spec.Current ?? new();

    public ForEvaluations Persistence => Policy.Spec.ForEvaluations ?? new();

    public TimeSpan Window =>
        PrometheusDuration.TryParse(Current.Window, out var window)
            ? window
            : throw new InvalidOperationException($"'{Current.Window}' passed the validation");

    public TimeSpan Interval => DriftInterval.Of(Policy.Spec);

    public override bool CanBeJudged => base.CanBeJudged && Policy.Spec.Signals is { Count: > 0 };
}
