namespace MlOps.Decisions.State;

/// <summary>
/// The other models: those with an open episode that could share its cause, and the number evaluated. Broken excludes the same build
/// elsewhere and models that were just released: there the release is the cause.
/// </summary>
public sealed record OtherModels(IReadOnlyList<ForeignOnset> Broken, int Evaluated)
{
    public static OtherModels None { get; } = new([], 0);
}
