using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>The pieces of a snapshot: by how far they are from each other the operator learns the signal's normal variability.</summary>
internal sealed class BaselinePieces(
    DriftPolicy policy,
    ModelDeployment model,
    DistributionReader reader,
    LabelMatcher scope,
    TimeRange window,
    IReadOnlyList<BaselineSignal> signals
)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(HoursOfDay.Day);

    /// <summary>
    /// As long as the windows that will be judged, and a day at most. Where windows of several days are judged, since a day has too few
    /// samples, so many days that the least of the signals has enough in them, as far as four pieces fit. A longer one than the windows
    /// would wander less than they do.
    /// </summary>
    public TimeSpan Length { get; } =
        LengthOf(policy.Spec.Current ?? new(), window.To - window.From, signals.Select(s => s.Samples).DefaultIfEmpty(0).Min());

    /// <returns>The signals with their pieces.</returns>
    public async Task<IReadOnlyList<BaselineSignal>> ReadAsync(CancellationToken ct)
    {
        var read = new List<BaselineSignal>();
        foreach (var signal in signals)
            read.Add(signal with { Pieces = await OfAsync(policy.Spec.Signals!.First(s => s.Name == signal.Name), ct) });
        return read;
    }

    private async Task<IReadOnlyList<BaselinePiece>> OfAsync(DriftSignal signal, CancellationToken ct)
    {
        var pieces = new List<BaselinePiece>();
        foreach (
            var to in HabitPlan
                .Pieces((window.To - window.From).TotalSeconds, Length.TotalSeconds, Day.TotalSeconds)
                .Select(ago => window.To - TimeSpan.FromSeconds(ago))
        )
        {
            // What another revision said is no habit of an output.
            if (
                signal.Kind is not SignalKind.Feature
                && to - Length < window.From
                && !RevisionSplit.IsOfOne(model.Status?.Revisions, to - Length, window.To)
            )
                continue;
            if (
                signal.Source.Histogram is { } histogram
                && (await reader.BucketsAsync(histogram, scope, to, Length, ct)).Value is { } ladder
            )
            {
                var part = new BaselineSignal
                {
                    Name = "",
                    Metric = "",
                    Samples = 0,
                }.With(ladder);
                pieces.Add(
                    new BaselinePiece
                    {
                        To = to,
                        Buckets = part.Buckets,
                        Native = part.Native,
                    }
                );
            }
            else if (
                signal.Source.Categorical is { } categorical
                && (await reader.CategoriesAsync(categorical, scope, to, Length, ct)).Value
                    is { Count: > 0 and <= Baseline.MostBins } counts
            )
            {
                pieces.Add(new BaselinePiece { To = to, Categories = counts });
            }
        }

        return pieces;
    }

    private static TimeSpan LengthOf(DriftWindow judged, TimeSpan whole, double samples)
    {
        if (!PrometheusDuration.TryParse(judged.Window, out var length) || length <= Day)
            return length > TimeSpan.Zero ? length : Day;

        // Twice as many as are needed on average: no day is like the other.
        var needed = samples > 0 ? Math.Ceiling(2 * judged.MinSamples / samples * (whole / Day)) : 1;
        var fitting = Math.Floor(whole / Day / HabitPlan.LeastPieces);
        return TimeSpan.FromDays(Math.Max(1, Math.Min(Math.Min(needed, fitting), Math.Floor(length / Day))));
    }
}
