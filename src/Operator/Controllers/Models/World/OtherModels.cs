namespace MlOps.Operator.Controllers.Models.World;

/// <summary>
/// The models beside this one: those with an open episode that could share its cause, and how many are evaluated at all. The same
/// build elsewhere and what was itself just released are not among the broken: there the release is the cause.
/// </summary>
public sealed record OtherModels(IReadOnlyList<ForeignOnset> Broken, int Evaluated)
{
    public static OtherModels None { get; } = new([], 0);
}
