using MlOps.Decisions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.Serialization;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution;
using MlOps.Operator.Execution.Effects;
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
    ActionRefusals refusedActions,
    EffectRefusals refusedEffects,
    IEventRecorder events,
    OperatorMetrics metrics,
    ModelMetrics revisions,
    ILogger<ModelReconciler> logger
) : IReconciler
{
    private const string Kind = "ModelDeployment";
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterEffect = TimeSpan.FromSeconds(1);

    private readonly EventPublisher _publisher = new(events, logger);

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (await gatherer.GatherAsync(key, ct) is not { } state)
        {
            revisions.Forget(key);
            return ReconcileResult.Done;
        }

        var unsettled = _publisher.Outbox.Record(Involved(state), state.Model.Status?.RecentEvents);
        var plan = ModelPlanner.Plan(state);
        if (plan.Probe is { } order)
            plan = ModelPlanner.Plan(state with { Probes = await probes.AskAsync(state, order, ct) });
        revisions.Report(key, plan.Status);
        if (plan.Status.Retraining is { Step: RetrainingStep.Done } ended)
            refusedActions.Forget(ended.Id);
        if (await SaveAsync(plan, unsettled, ct))
            return ReconcileResult.After(Soon);
        if (plan.Effect is { } effect)
            return await ActAsync(plan, effect, ct);
        return Outbox.Wake(plan.Requeue, unsettled) is { } wake ? ReconcileResult.After(wake) : ReconcileResult.Done;
    }

    private async Task<bool> SaveAsync(ReconcilePlan plan, IReadOnlyList<RecentEvent> unsettled, CancellationToken ct)
    {
        var stored = plan.State.Raw["status"];
        var status = KnownStatus.Over(stored, EntityJson.Encode(plan.Status), plan.Status.GetType());
        Outbox.Put(status, plan.State.Model.Status?.RecentEvents);
        if (MergeDiff.Compute(stored, status) is null)
            return false;
        var news = Outbox.Of(plan.Events, plan.Now);
        Outbox.Put(status, [.. news, .. unsettled]);
        try
        {
            await statusWriter.PatchAsync(ResourceKinds.ModelDeployments, plan.State.Raw, status, ct);
        }
        catch (Exception lost) when (StatusWriter.MayHaveWritten(lost))
        {
            Report(plan);
            throw;
        }

        Report(plan);
        _publisher.Outbox.Record(Involved(plan.State), news);
        return true;
    }

    private void Report(ReconcilePlan plan)
    {
        foreach (var record in plan.Events)
            _publisher.Log(ResourceKinds.ModelDeployments, KeyOf(plan.State), record);
        metrics.Count(plan.State.Model.Status, plan.Status);
    }

    private static ObjectRef Involved(ModelState state) => ObjectRef.Of(ResourceKinds.ModelDeployments, state.Raw);

    private static ObjectKey KeyOf(ModelState state) => new(state.Metadata.Namespace, state.Name);

    private async Task<ReconcileResult> ActAsync(ReconcilePlan plan, Effect effect, CancellationToken ct)
    {
        ReconcileLog.Acts(logger, Kind, KeyOf(plan.State), effect.Describe());
        try
        {
            await executor.ExecuteAsync(plan.State, effect, ct);
            refusedEffects.Clear(plan.State.Metadata.Uid, effect);
            if (effect.Done is { } done)
                _publisher.Publish(ResourceKinds.ModelDeployments, plan.State.Raw, done);
            return ReconcileResult.After(AfterEffect);
        }
        catch (ApiException e) when (effect.ChecksTemplate && e.Kind is ApiErrorKind.Invalid or ApiErrorKind.Forbidden)
        {
            refusals.Add(plan.State.Model, e.Message);
            return ReconcileResult.After(Soon);
        }
        catch (ApiException e) when (effect.EndsAction is { } action && e.Kind is ApiErrorKind.Invalid)
        {
            refusedActions.Add(action, e.Message);
            return ReconcileResult.After(Soon);
        }
        catch (Exception e)
            when (e is ForeignObjectException or ApiException { Kind: not (ApiErrorKind.Conflict or ApiErrorKind.NotFound) })
        {
            // It backs off; the next pass tries the effect after it.
            refusedEffects.Add(plan.State.Metadata.Uid, plan.State.Metadata.Generation, effect, e);
            ReconcileLog.Refused(logger, Kind, KeyOf(plan.State), effect.Describe(), e.Message);
            return ReconcileResult.After(Soon);
        }
    }
}
