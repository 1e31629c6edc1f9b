using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>What to capture, and where to write it.</summary>
internal sealed record BaselineOrder(ObjectKey Policy)
{
    public required string ConfigMap { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? Window { get; init; }

    /// <summary>A file, <c>-</c> for standard output, null for the cluster.</summary>
    public string? Output { get; init; }

    /// <summary>
    /// The window in whole seconds. One that ends now ends a little before: samples of a moment are stored a little later.
    /// </summary>
    /// <returns>The window; or what is wrong with the arguments.</returns>
    public (TimeRange? Window, string Problem) In(DriftPolicySpec spec, DateTimeOffset now)
    {
        if ((From is null) != (To is null) || (From is not null && Window is not null))
            return (null, "give either --from and --to, or --window, or none of them");
        var text = Window ?? (spec.Current ?? new()).Window;
        if (!PrometheusDuration.TryParse(text, out var length))
            return (null, $"--window: '{text}' is no Prometheus duration; write for example 7d");
        var end = Whole(To ?? now - DriftSchedule.Settle);
        var begin = Whole(From ?? end - length);
        return begin >= end ? (null, $"--from: {TimeText.Of(begin)} is not before --to, {TimeText.Of(end)}")
            : end > now ? (null, $"--to: {TimeText.Of(end)} is in the future")
            : (new TimeRange { From = begin, To = end }, "");
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
