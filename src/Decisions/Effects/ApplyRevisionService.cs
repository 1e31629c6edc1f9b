using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Effects;

/// <summary>Creates the Service that reaches one revision only, for probes and comparisons.</summary>
public sealed record ApplyRevisionService(Revision Revision) : Effect
{
    public override string Describe() => $"Apply Service of revision {Revision.Hash}";
}
