namespace MlOps.Operator.Actions.Effects;

/// <summary>One write to the cluster with an absolute target; done twice it is the same as done once.</summary>
public abstract record Effect
{
    /// <summary>What it does, for the log.</summary>
    public abstract string Describe();
}
