using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Controllers.SloPolicies;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Execution;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Informers;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Status;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Hosting;

/// <summary>A controller per kind with its queue, wired to the informers.</summary>
public sealed class ControllerSet : IDisposable
{
    private readonly Queues _queues;
    private readonly PrometheusSources _sources;
    private readonly HttpClient _probes = PairedProbes.CreateClient();
    private readonly List<Controller> _controllers;

    public ControllerSet(
        IKubeApi api,
        ClusterView view,
        ILeadership leadership,
        IEventRecorder events,
        RunOptions options,
        RuntimeMetrics runtime,
        OperatorMetrics metrics,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        var memories = new PolicyMemories();
        var instance = new InstanceFilter(options.Instance);
        var refusals = new TemplateRefusals(time);
        var jobs = new ActionRefusals();
        var effects = new EffectRefusals(time);
        var writer = new StatusWriter(api);
        _queues = new Queues(view, memories, time, runtime.Queue, loggers.CreateLogger<Queues>());
        _sources = new PrometheusSources(options.Prometheus, metrics, time);

        var models = new ModelReconciler(
            new ModelGatherer(
                api,
                view,
                instance,
                refusals,
                effects,
                new TrainingGatherer(api, jobs, options.AllowPrivilegedTraining),
                leadership,
                events,
                time
            ),
            new EffectExecutor(api),
            writer,
            new PairedProbes(_probes, time),
            refusals,
            jobs,
            effects,
            events,
            metrics,
            new ModelMetrics(runtime, leadership, time),
            loggers.CreateLogger<ModelReconciler>()
        );
        var slo = Policies(
            new SloPolicyKind(
                new PolicyGatherer(api, view, _sources, memories, leadership, time),
                new SloMetrics(runtime, leadership, time)
            ),
            view.Policies
        );
        var drift = Policies(
            new DriftPolicyKind(
                new DriftGatherer(api, _sources, leadership, time, view.Models),
                new DriftMetrics(runtime, leadership, time)
            ),
            view.DriftPolicies
        );

        var logger = loggers.CreateLogger<Controller>();
        var control = new ControllerOptions { Workers = options.Workers, DrainTimeout = ShutdownBudget.Drain };
        _controllers =
        [
            new Controller("modeldeployment", _queues.Models, models, control, time, runtime.Reconcile, logger),
            new Controller("slopolicy", _queues.Slo, slo, control, time, runtime.Reconcile, logger),
            new Controller("driftpolicy", _queues.Drift, drift, control with { Workers = 1 }, time, runtime.Reconcile, logger),
        ];

        PolicyReconciler<TPolicy, TStatus> Policies<TPolicy, TStatus>(
            IPolicyKind<TPolicy, TStatus> kind,
            IInformer<Observed<TPolicy>> cache
        )
            where TPolicy : class, IJudgedPolicy<TStatus>
            where TStatus : class, IReportingStatus =>
            new(api, kind, writer, instance, events, time, loggers.CreateLogger(kind.GetType()), cache);
    }

    public bool AreHealthy => _controllers.TrueForAll(c => c.IsHealthy);

    public async Task RunAsync(CancellationToken ct)
    {
        _queues.Open();
        var running = _controllers.Select(c => c.RunAsync(ct)).ToList();
        await await Task.WhenAny(running);
        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        _queues.Dispose();
        _sources.Dispose();
        _probes.Dispose();
    }
}
