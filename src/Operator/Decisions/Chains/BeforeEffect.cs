namespace MlOps.Operator.Decisions.Chains;

/// <summary>What an objection means once the intent is saved and its effect has not happened yet.</summary>
public enum BeforeEffect
{
    /// <summary>The rule is about the start of an action; it is not asked again.</summary>
    NotAsked,

    /// <summary>The action keeps its intent and waits, until its deadline at the longest.</summary>
    Waits,

    /// <summary>The action ends without its effect. The episode stays open, so that it is decided anew.</summary>
    Ends,
}
