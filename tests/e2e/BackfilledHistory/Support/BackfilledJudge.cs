using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.Serialization;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.LeaderElection;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>
/// Judges a policy at moments of the past with the operator's own gatherer and judge, evaluation by evaluation, against a real Prometheus.
/// </summary>
internal sealed class BackfilledJudge
{
    private readonly PrometheusSources _sources;
    private DriftPolicy _policy;

    public BackfilledJudge(PrometheusSources sources, DriftPolicySpec spec, ModelDeployment? model = null)
    {
        _sources = sources;
        _policy = new DriftPolicy
        {
            Metadata = new ResourceMetadata
            {
                Name = "inputs",
                Namespace = BackfilledPolicy.Namespace,
                Uid = "uid-inputs",
                Generation = 1,
            },
            Spec = spec,
        };
        Objects = new FakeObjects().With(
            ResourceKinds.ModelDeployments,
            EntityJson.Encode(model ?? BackfilledPolicy.Model(spec.ModelRef.Name))
        );
    }

    /// <summary>What the API server would hold.</summary>
    public FakeObjects Objects { get; }

    public DriftPolicy Policy => _policy;

    /// <summary>What the last evaluation rested on.</summary>
    public DriftFacts Facts { get; private set; } = null!;

    /// <summary>One evaluation.</summary>
    public async Task<DriftPolicyStatus> AtAsync(DateTimeOffset at)
    {
        var clock = new StoppedClock(at + DriftSchedule.Settle);
        Facts = await new DriftGatherer(Objects, _sources, new AlwaysLeading(clock), clock).GatherAsync(
            _policy,
            TestContext.Current.CancellationToken
        );
        Facts.SpecErrors.ShouldBeEmpty();
        Facts.At.ShouldBe(at);
        var status = DriftJudge.Judge(Facts).Status;
        _policy = _policy with { Status = status };
        return status;
    }

    /// <summary>Five evaluations, the last one at the history's end: as many as it takes until drift has lasted.</summary>
    public async Task<DriftPolicyStatus> LastingAsync()
    {
        for (var quarters = 4; quarters > 0; quarters--)
            await AtAsync(ScrapeTimes.End.AddMinutes(-15 * quarters));
        return await AtAsync(ScrapeTimes.End);
    }

    /// <summary>What the last evaluation read of a signal.</summary>
    public SignalFacts Read(string signal) => Facts.Signals.Single(s => s.Signal.Name == signal);
}
