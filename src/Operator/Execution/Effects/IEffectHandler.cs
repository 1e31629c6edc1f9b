using MlOps.Decisions.Effects;
using MlOps.Decisions.State;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Carries out one family of effects: reads the target live and writes once, with preconditions.</summary>
public interface IEffectHandler
{
    /// <returns>The work, or null if the effect is of another family.</returns>
    Task? CarryOutAsync(ModelState state, Effect effect, CancellationToken ct);
}
