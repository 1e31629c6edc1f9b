namespace MlOps.Analysis.Burn;

/// <summary>What a burn tier found. Only <see cref="Breached"/> may act, and only after its confirmation.</summary>
public enum BurnOutcome
{
    /// <summary>Both windows burn at the factor or above, on enough events, and not by chance.</summary>
    Breached,

    /// <summary>A window with enough events burns below the factor.</summary>
    Healthy,

    /// <summary>Both windows are above the factor, but chance explains it.</summary>
    NotSignificant,

    /// <summary>Too few events to tell.</summary>
    TooFewEvents,

    /// <summary>No event in the short or in the long window.</summary>
    NoEvents,

    /// <summary>Counts that cannot be: negative, not finite, or more bad than total.</summary>
    Inconsistent,

    /// <summary>The target makes the factor a ratio of 100 % or more, or the factor is one at which the budget lasts.</summary>
    Unreachable,
}
