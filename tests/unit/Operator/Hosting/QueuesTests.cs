using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Hosting;
using MlOps.Operator.Tests.Models.Gathering;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Queues;

namespace MlOps.Operator.Tests.Hosting;

public sealed class QueuesTests : IDisposable
{
    private static readonly ObjectKey Child = new("shop", "child");
    private readonly FakeInformer<Observed<ModelDeployment>> _models = new();
    private readonly FakeInformer<Observed<SloPolicy>> _policies = new();
    private readonly FakeInformer<Owned<ChildDeployment>> _deployments = new();
    private readonly Queues _queues;

    public QueuesTests()
    {
        var view = new ClusterView(
            _models,
            _policies,
            new FakeInformer<Observed<DriftPolicy>>(),
            new FakeInformer<Owned<RevisionObject>>(),
            _deployments,
            new FakeInformer<Owned<RevisionServiceView>>(),
            new FakeInformer<Owned<PodView>>(),
            new FakeInformer<Owned<TrainingJob>>()
        );
        _queues = new Queues(view, new PolicyMemories(), new FakeTimeProvider(), QueueMetrics.None(), NullLogger<Queues>.Instance);
    }

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void The_queues_of_a_standby_do_not_grow_with_what_comes_and_goes()
    {
        for (var i = 0; i < 1000; i++)
        {
            _models.Set(new("shop", $"m{i}"), Model($"m{i}"));
            _deployments.Set(Child, Owned($"m{i}"));
            _policies.Set(new("shop", $"p{i}"), Policy($"m{i}"));
            _models.Set(new("shop", $"m{i}"), null);
            _policies.Set(new("shop", $"p{i}"), null);
        }

        (_queues.Models.Depth, _queues.Slo.Depth, _queues.Drift.Depth).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Whoever_takes_over_looks_once_at_all_that_is_there()
    {
        _models.Set(new("shop", "fraud"), Model("fraud"));
        _models.Set(new("shop", "gone"), Model("gone"));
        _policies.Set(new("shop", "slo"), Policy("fraud"));
        _models.Set(new("shop", "gone"), null);
        _queues.Open();
        (await TakenAsync(_queues.Models)).ShouldBe("shop/fraud");
        (await TakenAsync(_queues.Slo)).ShouldBe("shop/slo");
        _models.Set(new("shop", "new"), Model("new"));
        (await TakenAsync(_queues.Models)).ShouldBe("shop/new");
    }

    /// <summary>Something is missing now to the one that it belonged to.</summary>
    [Fact]
    public async Task A_child_with_another_label_wakes_its_old_and_its_new_owner()
    {
        _queues.Open();
        _deployments.Set(Child, Owned("old"));
        await TakenAsync(_queues.Models);
        _deployments.Set(Child, Owned("new"));
        (await TakenAsync(_queues.Models)).ShouldBe("shop/new,shop/old");
    }

    [Fact]
    public async Task A_policy_for_another_model_wakes_both()
    {
        _queues.Open();
        _policies.Set(new("shop", "slo"), Policy("old"));
        await TakenAsync(_queues.Models);
        _policies.Set(new("shop", "slo"), Policy("new", 2));
        (await TakenAsync(_queues.Models)).ShouldBe("shop/new,shop/old");
    }

    private static async Task<string> TakenAsync(WorkQueue<ObjectKey> queue)
    {
        var taken = new List<string>();
        while (queue.Depth > 0)
        {
            var (_, key) = await queue.TakeAsync(TestContext.Current.CancellationToken);
            queue.Done(key);
            taken.Add(key.ToString());
        }

        return string.Join(',', taken.Order(StringComparer.Ordinal));
    }

    private static Owned<ChildDeployment> Owned(string model) => new(new("shop", model), ["uid"], null);

    private static Observed<ModelDeployment> Model(string name) =>
        Observe(Scenarios.Released().See().Model, m => m with { Metadata = m.Metadata with { Name = name, Namespace = "shop" } });

    private static Observed<SloPolicy> Policy(string model, long generation = 1)
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Bad = "v2";
        return Observe(
            cluster.See().Policies[0],
            p =>
                p with
                {
                    Metadata = p.Metadata with { Name = "slo", Namespace = "shop", Generation = generation },
                    Spec = p.Spec with { ModelRef = p.Spec.ModelRef with { Name = model } },
                }
        );
    }

    private static Observed<T> Observe<T>(T entity, Func<T, T> change) => new(change(entity));
}
