namespace MlOps.Decisions.Effects;

/// <summary>Sets or, with null, removes annotations of a ControllerRevision.</summary>
public sealed record AnnotateRevision(string Name, string Uid, IReadOnlyDictionary<string, string?> Annotations) : Effect
{
    public override string Describe() => $"Annotate revision {Name}";
}
