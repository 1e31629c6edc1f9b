namespace MlOps.Operator.Controllers.Models.World;

/// <summary>When another model's trouble began: a hint at a shared cause.</summary>
public sealed record ForeignOnset(string Namespace, string Name, DateTimeOffset At);

/// <summary>
/// The models beside this one: those with an open episode that could share its cause, and how many are evaluated at all. The same
/// build elsewhere and what was itself just released are not among the broken: there the release is the cause.
/// </summary>
public sealed record OtherModels(IReadOnlyList<ForeignOnset> Broken, int Evaluated)
{
    public static OtherModels None { get; } = new([], 0);
}
