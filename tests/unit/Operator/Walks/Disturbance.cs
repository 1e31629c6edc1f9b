namespace MlOps.Operator.Tests.Walks;

/// <summary>Events of a walk besides releases, annotations and silence.</summary>
[Flags]
internal enum Disturbance
{
    None = 0,
    Edits = 1,
    Losses = 2,
    Refusals = 4,
    Policies = 8,
}
