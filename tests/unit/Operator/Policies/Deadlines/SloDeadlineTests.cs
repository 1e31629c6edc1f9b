using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.SloPolicies;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Hosting;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Policies.Deadlines;

/// <summary>A Prometheus that takes every query and answers none: the verdict is Unknown, and it is written in time.</summary>
public sealed partial class SloDeadlineTests : IDisposable
{
    private const int Workers = 4;
    private const int Interval = 15;

    private readonly FakeTimeProvider _clock = new(Facts.Promoted.AddSeconds(90));
    private readonly SilentServer _server = new() { Name = query => Uid().Match(query).Value };

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(200)]
    public async Task Every_policy_has_its_verdict_within_its_interval(int policies)
    {
        using var client = _server.Client(_clock);
        var kind = Kind(client);
        var all = Enumerable.Range(0, policies).Select(i => Policy(i, Interval)).ToList();
        for (var round = 0; round < 4; round++)
        {
            var begin = _clock.GetUtcNow();
            var verdicts = await JudgeAsync(kind, all);
            verdicts.ShouldAllBe(v => v.Status.Verdict == Verdict.Unknown);
            verdicts.ShouldAllBe(v => v.Status.Message!.Contains("Prometheus default did not answer within", StringComparison.Ordinal));

            // From when it was due, its wait for a worker included: one time limit of the source, or one of an evaluation at most.
            verdicts.Max(v => v.At - begin).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(Interval));
            _clock.Advance(TimeSpan.FromSeconds(Interval) - (verdicts.Max(v => v.At) - begin));
        }

        // What hangs is not asked again and again: in each round a few times the slots, not three objectives of each policy.
        _server.Requests.ShouldBeLessThanOrEqualTo(4 * 4 * Workers);
    }

    /// <summary>The controller would cancel it after two minutes, and no verdict would be written at all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(3600)]
    public async Task An_evaluation_ends_before_the_controller_would_cancel_it(int interval)
    {
        _server.Answers = query => query.Contains("28d", StringComparison.Ordinal) || _server.Requests % 3 == 0;
        using var client = _server.Client(_clock);
        var begin = _clock.GetUtcNow();
        var verdict = (await JudgeAsync(Kind(client), [Policy(0, interval)])).ShouldHaveSingleItem();
        verdict.Status.Verdict.ShouldBe(Verdict.Unknown);
        (verdict.At - begin).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(95));
    }

    private async Task<(SloPolicyStatus Status, DateTimeOffset At)[]> JudgeAsync(SloPolicyKind kind, IReadOnlyList<SloPolicy> policies)
    {
        // One that is under way waits for time when its queries hang, or when those of the others take all slots of the source.
        var underWay = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var workers = new SemaphoreSlim(Workers);
        var all = Task.WhenAll(policies.Select(OneAsync));
        await Waiting.UntilAsync(
            _clock,
            all,
            () => _server.Waiting.Count == 4 || !underWay.IsEmpty && underWay.Keys.All(_server.Waiting.Has)
        );
        return await all;

        async Task<(SloPolicyStatus Status, DateTimeOffset At)> OneAsync(SloPolicy policy)
        {
            await workers.WaitAsync(TestContext.Current.CancellationToken);
            try
            {
                underWay[policy.Metadata.Uid] = true;
                var evaluation = await kind.EvaluateAsync(policy, TestContext.Current.CancellationToken);
                return (evaluation.Status, _clock.GetUtcNow());
            }
            finally
            {
                underWay.TryRemove(policy.Metadata.Uid, out _);
                workers.Release();
            }
        }
    }

    private SloPolicyKind Kind(IPrometheus prometheus)
    {
        var runtime = RuntimeMetrics.None();
        var model = Facts.After(90).Model!;
        var api = new FakeObjects().With(
            ResourceKinds.ModelDeployments,
            EntityJson.Encode(model with { Metadata = model.Metadata with { Namespace = "shop" } })
        );
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "mlops-system" }, _clock, runtime.Watch, NullLoggerFactory.Instance);
        var sources = new PrometheusSources([KeyValuePair.Create("default", prometheus)]);
        var leading = new AlwaysLeading(_clock);
        return new SloPolicyKind(
            new PolicyGatherer(api, caches.View, sources, new PolicyMemories(), leading, _clock),
            new SloMetrics(runtime, leading, _clock)
        );
    }

    [GeneratedRegex("uid_[0-9]+_")]
    private static partial Regex Uid();

    private static SloPolicy Policy(int number, int interval)
    {
        var policy = Facts.After(90).Policy;
        return policy with
        {
            Metadata = policy.Metadata with { Name = $"slo-{number}", Namespace = "shop", Uid = $"uid_{number}_" },
            Spec = policy.Spec with
            {
                EvaluationIntervalSeconds = interval,
                Objectives =
                [
                    .. Enumerable
                        .Range(0, 3)
                        .Select(i =>
                            policy.Spec.Objectives[0] with
                            {
                                Name = $"objective-{i}",
                                Sli = new()
                                {
                                    Events = new() { Bad = $"uid_{number}_bad_total", Total = $"uid_{number}_all_total" },
                                },
                            }
                        ),
                ],
            },
        };
    }
}
