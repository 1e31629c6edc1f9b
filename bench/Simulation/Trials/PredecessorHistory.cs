namespace MlOps.Bench.Simulation.Trials;

/// <summary>The last known good revision's hour before the release.</summary>
public enum PredecessorHistory
{
    /// <summary>A first deployment: there is none.</summary>
    None,

    /// <summary>Half the budget's errors, in bursts as the new revision has them.</summary>
    SameBursts,

    /// <summary>Half the budget's errors, each on its own.</summary>
    Independent,

    /// <summary>Not one bad request.</summary>
    Clean,
}
