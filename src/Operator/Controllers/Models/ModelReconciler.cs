using MlOps.Decisions.Effects;
using MlOps.Decisions.Models;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Controllers.Models;

/// <summary>Gather, decide, act, report for one ModelDeployment. At most one write a pass, and the status before the effect.</summary>
public sealed class ModelReconciler(
    ModelGatherer gatherer,
    EffectExecutor executor,
    StatusWriter statusWriter,
    PairedProbes probes,
    TemplateRefusals refusals,
    JobRefusals jobs,
    EffectRefusals refusedEffects,
    IEventRecorder events,
    OperatorMetrics metrics,
    ModelMetrics revisions,
    ILogger<ModelReconciler> logger) : IReconciler
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterEffect = TimeSpan.FromSeconds(1);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        try
        {
            return await PassAsync(key, ct);
        }
        catch (StaleViewException e)
        {
            // What is newer wakes it; this is only for a watch that is late.
            ModelLog.Stale(logger, key, e.Message);
            return ReconcileResult.After(AfterEffect);
        }
        catch (ApiException e) when (e.Kind is ApiErrorKind.Conflict or ApiErrorKind.NotFound)
        {
            // Changed or deleted since it was read.
            ModelLog.Stale(logger, key, e.Message);
            return ReconcileResult.After(Soon);
        }
    }

    private async Task<ReconcileResult> PassAsync(ObjectKey key, CancellationToken ct)
    {
        if (await gatherer.GatherAsync(key, ct) is not { } world)
        {
            revisions.Forget(key);
            return ReconcileResult.Done;
        }

        var turn = ModelPlanner.Plan(world);
        if (turn.Probe is { } order)
            turn = ModelPlanner.Plan(world with { Probes = await probes.AskAsync(world, order, ct) });
        revisions.Report(key, turn.Status);
        if (turn.Status.Retraining is { Step: RetrainingStep.Done } ended)
            jobs.Forget(ended.Id);
        if (await SaveAsync(turn, ct))
            return ReconcileResult.After(Soon);
        if (turn.Effect is { } effect)
            return await ActAsync(turn, effect, ct);
        return turn.Wake is { } wake ? ReconcileResult.After(wake) : ReconcileResult.Done;
    }

    private async Task<bool> SaveAsync(Turn turn, CancellationToken ct)
    {
        var status = KnownStatus.Over(turn.World.Raw["status"], EntityJson.Encode(turn.Status), turn.Status.GetType());
        if (await statusWriter.PatchAsync(ResourceKinds.ModelDeployments, turn.World.Raw, status, ct) is null)
            return false;
        foreach (var notice in turn.Notices)
            Publish(turn.World, notice);
        metrics.Count(turn.World.Model.Status, turn.Status);
        return true;
    }

    private void Publish(ModelWorld world, Notice notice)
    {
        events.Record(ObjectRef.Of(ResourceKinds.ModelDeployments, world.Raw), Enum.Parse<EventType>(notice.Type.ToString()), notice.Reason, notice.Message, notice.DedupeKey);
        ModelLog.Noticed(logger, world.Metadata.Namespace, world.Name, notice.Reason, notice.Message);
    }

    private async Task<ReconcileResult> ActAsync(Turn turn, Effect effect, CancellationToken ct)
    {
        ModelLog.Acts(logger, turn.World.Metadata.Namespace, turn.World.Name, effect.Describe());
        try
        {
            await executor.ExecuteAsync(turn.World, effect, ct);
            refusedEffects.Clear(turn.World.Metadata.Uid, effect);
            if (effect.Done is { } done)
                Publish(turn.World, done);
            return ReconcileResult.After(AfterEffect);
        }
        catch (ApiException e) when (effect is RecordRevision && e.Kind is ApiErrorKind.Invalid or ApiErrorKind.Forbidden)
        {
            refusals.Add(turn.World.Model, e.Message);
            return ReconcileResult.After(Soon);
        }
        catch (ApiException e) when (effect is CreateJob && turn.Status.Retraining is { } training && e.Kind is ApiErrorKind.Invalid or ApiErrorKind.Forbidden)
        {
            jobs.Add(training.Id, e.Message);
            return ReconcileResult.After(Soon);
        }
        catch (Exception e) when (e is ForeignObjectException or ApiException { Kind: not (ApiErrorKind.Conflict or ApiErrorKind.NotFound) })
        {
            // It backs off; the next pass tries the effect after it.
            refusedEffects.Add(turn.World.Metadata.Uid, turn.World.Metadata.Generation, effect, e);
            ModelLog.Refused(logger, turn.World.Metadata.Namespace, turn.World.Name, effect.Describe(), e.Message);
            return ReconcileResult.After(Soon);
        }
    }
}
