namespace MlOps.Decisions.Chains;

/// <summary>What an objection means after the intent is saved and before it takes effect.</summary>
public enum BeforeEffect
{
    /// <summary>The rule applies to the start of an action only; it is not evaluated again.</summary>
    NotAsked,

    /// <summary>The action keeps its intent and waits, at most until its deadline.</summary>
    Waits,

    /// <summary>The action ends without taking effect. The episode stays open, and the operator decides again.</summary>
    Ends,
}
