using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Policies.Deadlines;

/// <summary>A hundred signals, and a server that needs a second for each of thousands of queries.</summary>
public class DriftDeadlineTests
{
    private readonly AWatchedModel _watched = new AWatchedModel().With(s =>
        s with
        {
            EvaluationIntervalSeconds = 21_600,
            Signals =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(i =>
                        s.Signals![0] with
                        {
                            Name = $"signal-{i}",
                            Source = new SignalSource { Histogram = new HistogramSource { Metric = $"amount_{i}" } },
                        }
                    ),
            ],
        }
    );

    private FakeTimeProvider Clock => _watched.Clock;

    [Fact]
    public async Task It_goes_on_where_it_stopped_until_everything_is_read()
    {
        var slow = Slow.Of(_watched);
        var kind = Kind(slow);
        var evaluation = await JudgeAsync(kind, slow.Waiting);
        var passes = 1;
        for (; evaluation.Next < TimeSpan.FromMinutes(1); passes++)
        {
            // The first verdict of all is of what was read; a verdict that stands waits for the whole.
            if (passes > 1)
                evaluation.Status.ShouldBe(_watched.Policy.Status);
            _watched.Found(evaluation.Status);
            evaluation = await JudgeAsync(kind, slow.Waiting);
            passes.ShouldBeLessThan(100);
        }

        passes.ShouldBeGreaterThan(2);
        evaluation.Status.Signals.ShouldAllBe(s => s.Evidence == EvidenceKind.Value);
        evaluation.Status.Verdict.ShouldBe(Verdict.Healthy);
        slow.Twice.ShouldBeLessThanOrEqualTo(4 * passes, "what was under way when the time was over, and nothing else");
    }

    [Fact]
    public async Task The_first_verdict_is_of_what_was_read()
    {
        var slow = Slow.Of(_watched);
        (await JudgeAsync(Kind(slow), slow.Waiting)).ShouldSatisfyAllConditions(
            e => e.Status.Signals.Count.ShouldBe(100),
            e => e.Status.Signals.ShouldContain(s => s.Evidence == EvidenceKind.Value),
            e => e.Status.Signals.ShouldContain(s => s.Evidence == EvidenceKind.QueryError),
            e => e.Next.ShouldBe(TimeSpan.FromSeconds(1))
        );
    }

    [Fact]
    public async Task What_was_not_complete_when_the_next_is_due_is_judged_as_it_is()
    {
        var slow = Slow.Of(_watched);
        var kind = Kind(slow);
        _watched.Found((await JudgeAsync(kind, slow.Waiting)).Status);
        Clock.Advance(TimeSpan.FromHours(6));
        var status = (await JudgeAsync(kind, slow.Waiting)).Status;
        status.ShouldNotBe(_watched.Policy.Status);
        status.Signals.ShouldContain(s => s.Evidence == EvidenceKind.QueryError);
    }

    [Fact]
    public async Task A_server_that_hangs_costs_one_time_limit_and_is_asked_again_soon()
    {
        var server = new SilentServer();
        using var client = server.Client(Clock);
        var begin = Clock.GetUtcNow();
        var evaluation = await JudgeAsync(Kind(client), server.Waiting);
        evaluation.Status.Verdict.ShouldBe(Verdict.Unknown);
        evaluation.Status.Signals.ShouldAllBe(s => s.Message!.Contains("did not answer within 10 s"));
        (Clock.GetUtcNow() - begin).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(11));
        evaluation.Next.ShouldBe(TimeSpan.FromSeconds(30));
    }

    private async Task<PolicyEvaluation<DriftPolicyStatus>> JudgeAsync(DriftPolicyKind kind, Waiting waiting)
    {
        var begin = Clock.GetUtcNow();
        var judging = kind.EvaluateAsync(_watched.Policy, TestContext.Current.CancellationToken);
        await Waiting.UntilAsync(Clock, judging, () => waiting.Count > 0);
        (Clock.GetUtcNow() - begin).ShouldBeLessThan(TimeSpan.FromMinutes(2), "the controller would have cancelled it");
        return await judging;
    }

    private DriftPolicyKind Kind(IPrometheus prometheus)
    {
        var leading = new AlwaysLeading(Clock);
        var sources = new PrometheusSources([KeyValuePair.Create(_watched.Policy.Spec.Prometheus, prometheus)]);
        return new DriftPolicyKind(
            new DriftGatherer(_watched.Api, sources, leading, Clock),
            new DriftMetrics(RuntimeMetrics.None(), leading, Clock)
        );
    }

    private sealed class Slow(IPrometheus inner, TimeProvider clock) : IPrometheus
    {
        private readonly HashSet<(string, DateTimeOffset)> _asked = [];

        public int Twice { get; private set; }

        public Waiting Waiting { get; } = new();

        public static Slow Of(AWatchedModel watched) => new(watched.Prometheus, watched.Clock);

        public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
        {
            lock (_asked)
            {
                if (!_asked.Add((promql, at)))
                    Twice++;
            }

            await Waiting.ForAsync("", TimeSpan.FromSeconds(1), clock, ct);
            lock (_asked)
                return inner.QueryAsync(promql, at, ct).GetAwaiter().GetResult();
        }
    }
}
