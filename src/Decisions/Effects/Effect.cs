namespace MlOps.Decisions.Effects;

/// <summary>One write to the cluster with an absolute target; done twice it is the same as done once.</summary>
public abstract record Effect
{
    /// <summary>What it does, for the log.</summary>
    public abstract string Describe();

    /// <summary>The Event that reports it once it is done; null where a change of the status reports it already.</summary>
    public virtual EventRecord? Done => null;

    /// <summary>
    /// Id of the action that ends when the API server refuses the effect as invalid; null if the effect backs off instead. What is
    /// forbidden always backs off: a quota is raised, a right is granted, and neither says anything against the action.
    /// </summary>
    public virtual string? EndsAction => null;

    /// <summary>The effect shows whether the API server takes the template; a refusal is reported as an invalid spec.</summary>
    public virtual bool ChecksTemplate => false;

    /// <summary>The longest back-off after refusals.</summary>
    public virtual TimeSpan LongestBackOff => TimeSpan.FromMinutes(5);
}
