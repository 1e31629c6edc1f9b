namespace MlOps.Decisions.Effects;

/// <summary>One write to the cluster with an absolute target; done twice it is the same as done once.</summary>
public abstract record Effect
{
    /// <summary>What it does, for the log.</summary>
    public abstract string Describe();

    /// <summary>The Event that tells of it once it is done; null where a change of the status tells of it already.</summary>
    public virtual Notice? Done => null;
}
