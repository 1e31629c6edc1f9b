namespace MlOps.Bench.Simulation.Trials;

/// <summary>Quantiles of waiting times, some of which never ended.</summary>
public static class Quantiles
{
    /// <summary>The value that <paramref name="share"/> of the trials reach or undercut; those that never ended count as endless.</summary>
    public static double Of(IEnumerable<int?> trials, double share)
    {
        var sorted = trials.Select(trial => (double?)trial ?? double.PositiveInfinity).Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
