namespace MlOps.Operator.Tests.Walks;

/// <summary>What a walk may meet beside releases, levers and silence.</summary>
[Flags]
internal enum Trouble
{
    None = 0,
    Edits = 1,
    Losses = 2,
    Refusals = 4,
    Policies = 8,
}
