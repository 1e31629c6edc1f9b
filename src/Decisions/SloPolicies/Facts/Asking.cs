namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>What a finding does about the request of its trigger.</summary>
public enum Asking
{
    /// <summary>It makes or renews it.</summary>
    Asks,

    /// <summary>It makes none, and an open one expires: it is unknown whether anything still fails.</summary>
    Holds,

    /// <summary>It makes none, and takes an open one back: nothing fails now.</summary>
    TakesBack,
}
