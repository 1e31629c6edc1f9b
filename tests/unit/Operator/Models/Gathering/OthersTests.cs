using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Models.Gathering;

/// <summary>Which other models count as failing at the same time, so that a shared cause is likely.</summary>
public class OthersTests
{
    private static readonly DateTimeOffset Onset = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private sealed record Other(
        string Namespace,
        string Build,
        string Version,
        double PromotedHoursBefore,
        EpisodeState State = EpisodeState.Open,
        EvidenceSource By = EvidenceSource.ReleaseTest
    );

    private static OtherModels Gather(params Other[] others) => Gather(true, others);

    private static OtherModels Gather(bool asks, params Other[] others)
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = Entities.Common.PolicyMode.Observe;
        cluster.Judge.Bad = asks ? "v2" : null;
        cluster.Settle();
        var mine = cluster.Judge.Policy;
        if (asks)
            mine = mine with
            {
                Status = mine.Status! with
                {
                    Requests =
                    [
                        new ActionRequest
                        {
                            Id = "r",
                            Episode = 1,
                            Action = RequestedAction.Rollback,
                            Source = EvidenceSource.ReleaseTest,
                            ModelUid = "u",
                            Revision = "h",
                            PromotionSeq = 1,
                            PolicyGeneration = 1,
                            Term = 1,
                            EvaluatedAt = Onset,
                            ValidUntil = Onset,
                            Onset = Onset,
                            Demand = new() { Trend = DemandTrend.Stable },
                        },
                    ],
                },
            };
        var models = new Dictionary<ObjectKey, Observed<ModelDeployment>>();
        var policies = new Dictionary<ObjectKey, Observed<SloPolicy>> { [new("shop", "fraud-slo")] = new(mine) };
        foreach (var (other, i) in others.Select((o, i) => (o, i)))
        {
            var name = $"m{i}";
            models[new(other.Namespace, name)] = new(Model(other, name));
            policies[new(other.Namespace, name)] = new(Policy(mine, other, name));
        }

        var view = new ClusterView(
            new FakeInformer<Observed<ModelDeployment>>(models),
            new FakeInformer<Observed<SloPolicy>>(policies),
            new FakeInformer<Observed<Entities.DriftPolicies.DriftPolicy>>(),
            new FakeInformer<Owned<RevisionObject>>(),
            new FakeInformer<Owned<ChildDeployment>>(),
            new FakeInformer<Owned<RevisionServiceView>>(),
            new FakeInformer<Owned<PodView>>(),
            new FakeInformer<Owned<TrainingJob>>()
        );
        return OthersGatherer.Gather(view, new ObjectKey("shop", "fraud"), cluster.Model);
    }

    private static ModelDeployment Model(Other other, string name) =>
        new()
        {
            Metadata = new() { Name = name, Namespace = other.Namespace },
            Spec = new()
            {
                Model = new() { Name = other.Build, Version = other.Version },
                Template = [],
                Service = new() { Ports = [] },
            },
            Status = new()
            {
                EffectiveRevision = "x",
                EffectiveVersion = other.Version,
                Revisions =
                [
                    new()
                    {
                        Hash = "x",
                        Version = other.Version,
                        PromotedAt = Onset.AddHours(-other.PromotedHoursBefore),
                    },
                ],
            },
        };

    private static SloPolicy Policy(SloPolicy like, Other other, string name) =>
        like with
        {
            Metadata = like.Metadata with { Name = name, Namespace = other.Namespace, Uid = $"{other.Namespace}/{name}" },
            Spec = like.Spec with { ModelRef = new() { Name = name } },
            Status = new()
            {
                Verdict = Verdict.Breached,
                Episode = new()
                {
                    Number = 1,
                    State = other.State,
                    Source = other.By,
                    Revision = "x",
                    PromotionSeq = 1,
                    Onset = Onset,
                    OpenedAt = Onset,
                },
            },
        };

    [Fact]
    public void A_model_that_was_rolled_forward_after_it_began_to_fail_is_no_bad_release() =>
        Gather(new Other("search", "ranker", "8", -0.05)).Broken.ShouldHaveSingleItem();

    [Fact]
    public void A_model_with_an_open_episode_counts_and_all_that_are_evaluated_are_known()
    {
        var others = Gather(new Other("search", "ranker", "7", 100), new Other("search", "ranker", "8", 100, EpisodeState.Closed));
        (others.Broken.Count, others.Evaluated).ShouldBe((1, 3));
    }

    [Fact]
    public void The_same_build_in_another_namespace_is_no_hint_at_a_shared_cause() =>
        Gather(new Other("shop-us", "fraud", "v2", 100), new Other("shop-us", "fraud", "v1", 100))
            .Broken.ShouldHaveSingleItem()
            .Name.ShouldBe("m1");

    [Fact]
    public void A_fresh_release_that_fails_is_a_bad_release_of_its_own() =>
        Gather(new Other("search", "ranker", "7", 0.1)).Broken.ShouldBeEmpty();

    [Fact]
    public void A_slow_tier_tells_nothing_of_a_moment() =>
        Gather(new Other("search", "ranker", "7", 100, By: EvidenceSource.Trickle)).Broken.ShouldBeEmpty();

    [Fact]
    public void Nothing_is_read_while_no_policy_of_the_model_asks() =>
        Gather(false, new Other("search", "ranker", "7", 100)).ShouldBe(OtherModels.None);

    [Fact]
    public void A_child_of_a_deleted_model_of_the_same_name_and_a_person_s_copy_are_not_the_model_s()
    {
        var key = new ObjectKey("shop", "fraud");
        ChildDeployment Named(string name) => new("0123456789", name, "d", 1, 1, true, Onset);
        var view = new FakeInformer<Owned<ChildDeployment>>(
            new()
            {
                [new("shop", "a")] = new(key, ["uid"], Named("fraud-0123456789")),
                [new("shop", "b")] = new(key, ["before"], Named("fraud-0123456789")),
                [new("shop", "c")] = new(key, ["uid"], Named("my-copy")),
                [new("shop", "d")] = new(key, [], Named("fraud-0123456789")),
            }
        );
        var cluster = new ClusterView(
            new FakeInformer<Observed<ModelDeployment>>(),
            new FakeInformer<Observed<SloPolicy>>(),
            new FakeInformer<Observed<Entities.DriftPolicies.DriftPolicy>>(),
            new FakeInformer<Owned<RevisionObject>>(),
            view,
            new FakeInformer<Owned<RevisionServiceView>>(),
            new FakeInformer<Owned<PodView>>(),
            new FakeInformer<Owned<TrainingJob>>()
        );
        cluster.DeploymentsOf(key, "uid").Count.ShouldBe(1);
    }
}
