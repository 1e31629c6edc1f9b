using MlOps.Analysis.Release;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// The rules that are compared. Where a rule needs a threshold of its own it is given the rate that ours allows, 2(1 − t), which favours
/// it: people write the target itself.
/// </summary>
public static class RuleKinds
{
    private const double Minute = 60;

    /// <summary>The release test of this operator with its defaults.</summary>
    public static RuleKind Ours { get; } = new("MLOps Operator", release => new OurRule(release, ReleaseTestOptions.Default));

    /// <summary>The others, as their documentation shows them and as often as ours looks.</summary>
    public static IReadOnlyList<RuleKind> Others { get; } =
    [
        Argo("Argo, failureLimit 0, every 5 min", 0, 5 * Minute, 5 * Minute),
        Argo("Argo, failureLimit 3, every 5 min", 3, 5 * Minute, 5 * Minute),
        Argo("Argo, failureLimit 3, every scrape", 3, Minute, 0),
        new("Flagger, threshold 1, every min", release => new FlaggerRule(1 - release.Setting.AllowedRate, 1)),
        new("Flagger, threshold 10, every min", release => new FlaggerRule(1 - release.Setting.AllowedRate, 10)),
        new("Kayenta, any increase, every 5 min", release => new KayentaRule(release.Before, 1)),
        new("Kayenta, increase of 2, every 5 min", release => new KayentaRule(release.Before, 2)),
    ];

    private static RuleKind Argo(string name, int failureLimit, double window, double every) =>
        new(name, release => new ArgoRule(1 - release.Setting.AllowedRate, failureLimit, window, every));
}
