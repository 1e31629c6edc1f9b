using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Effects on the Jobs of trainings.</summary>
internal sealed class JobEffects(IKubeApi api) : IEffectHandler
{
    public Task? CarryOutAsync(ModelState state, Effect effect, CancellationToken ct) =>
        effect is CreateJob e ? CreateAsync(state, e, ct) : null;

    /// <summary>
    /// A Job of this name is either this very training, made before a crash, or another owner's, which the next look shows.
    /// </summary>
    private async Task CreateAsync(ModelState state, CreateJob effect, CancellationToken ct)
    {
        try
        {
            await api.CreateAsync(Kinds.Jobs, state.Metadata.Namespace, effect.Body, ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.AlreadyExists)
        {
            throw new StaleViewException($"{effect.Describe()}: {e.Message}");
        }
    }
}
