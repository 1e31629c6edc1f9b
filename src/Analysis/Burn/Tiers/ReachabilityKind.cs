namespace MlOps.Analysis.Burn.Tiers;

/// <summary>Whether a tier can fire at a target.</summary>
public enum ReachabilityKind
{
    /// <summary>It fires at less than half of all events bad.</summary>
    Reachable,

    /// <summary>It fires only when more than half of all events are bad.</summary>
    Marginal,

    /// <summary>It would fire at a rate at which the budget lasts.</summary>
    WithinBudget,

    /// <summary>It cannot fire even in a total outage.</summary>
    Unreachable,
}
