using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Execution;

/// <summary>Whatever dies when: the same end, and the traffic moved once.</summary>
public class CrashPointTests
{
    [Fact]
    public void A_rollback_that_is_interrupted_after_any_write_ends_as_if_it_had_not_been()
    {
        var (undisturbed, writes) = Play((_, _) => { });
        writes.ShouldBeGreaterThanOrEqualTo(10);
        for (var k = 1; k <= writes; k++)
        {
            var (disturbed, _) = Play(
                (cluster, write) =>
                {
                    if (write == k)
                        cluster.Restart();
                }
            );
            disturbed.ShouldBe(undisturbed, $"died after write {k}");
        }
    }

    [Fact]
    public void An_effect_that_is_carried_out_twice_changes_nothing_more()
    {
        var (undisturbed, _) = Play((_, _) => { });
        var (repeated, _) = Play(
            (cluster, _) =>
            {
                if (cluster.Effects is [.., var last and not DeleteChild])
                    cluster.Perform(last);
            }
        );
        repeated.ShouldBe(undisturbed);
    }

    [Fact]
    public void A_restart_after_every_single_write_ends_the_same()
    {
        var (undisturbed, _) = Play((_, _) => { });
        var (disturbed, _) = Play((cluster, _) => cluster.Restart());
        disturbed.ShouldBe(undisturbed);
    }

    /// <summary>A release that goes bad while fewer pods of the good one run than are needed, and whose clients do not leave.</summary>
    private static (string End, int Writes) Play(Action<FakeCluster, int> afterWrite)
    {
        var cluster = Scenarios.Released().Apply(AModel.Serving("v2").Replicas(4));
        var (before, start) = (cluster.Effects.Count, cluster.Writes);
        cluster.Judge!.Residual = ResidualTraffic.Some;
        cluster.Judge!.Bad = "v2";
        cluster.AfterWrite = write => afterWrite(cluster, write - start);
        cluster.Wait(600);
        cluster.Effects.Skip(before).OfType<SwitchService>().ShouldHaveSingleItem().Hash.ShouldBe(cluster.Hash("v1"));
        return (End(cluster), cluster.Writes - start);
    }

    public static TheoryData<string> Others => ["promotion", "isolation and return", "restored Service", "retiring and pruning"];

    /// <summary>Everything else that the operator does to traffic and children, interrupted after each write.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_interrupted_after_any_write_ends_as_if_it_had_not_been(string what)
    {
        var (undisturbed, writes, effects) = Play(what, (_, _) => { });
        writes.ShouldBeGreaterThan(1);
        for (var k = 1; k <= writes; k++)
        {
            var (disturbed, _, repeated) = Play(
                what,
                (cluster, write) =>
                {
                    if (write == k)
                        cluster.Restart();
                }
            );
            disturbed.ShouldBe(undisturbed, $"{what}, died after write {k}");
            repeated.ShouldBe(effects, $"{what}, died after write {k}: an effect was missed or done twice");
        }
    }

    private static (string End, int Writes, string Effects) Play(string what, Action<FakeCluster, int> afterWrite)
    {
        var cluster =
            what == "isolation and return" ? Scenarios.Released(m => m.FallsBackToService("rules")) : Scenarios.Released(m => m.History(0));
        cluster.Fallback = Isolation.Isolated.Service();
        var (before, start) = (cluster.Effects.Count, cluster.Writes);
        cluster.AfterWrite = write => afterWrite(cluster, write - start);
        switch (what)
        {
            case "promotion":
                cluster.Apply(AModel.Serving("v3").History(0));
                break;
            case "isolation and return":
                cluster.Annotate(WellKnown.IsolateAnnotation, "harm").Wait(60);
                cluster.Annotate(WellKnown.IsolateAnnotation, null);
                break;
            case "restored Service":
                cluster.Service = null;
                break;
            default:
                cluster.Wait(Scenarios.Soak + Scenarios.RetireAfter);
                break;
        }

        cluster.Wait(Scenarios.Soak + Scenarios.RetireAfter + 600);
        var effects = cluster.Effects.Skip(before).Select(e => e.Describe()).Order(StringComparer.Ordinal);
        return (End(cluster), cluster.Writes - start, string.Join('\n', effects));
    }

    /// <summary>All that counts of the final state; times differ with the interruption.</summary>
    private static string End(FakeCluster cluster) =>
        string.Join(
            '\n',
            [
                $"service {cluster.Service!.Revision}",
                .. cluster
                    .Deployments.Values.OrderBy(d => d.Deployment.Hash)
                    .Select(d => $"{d.Deployment.Hash} {d.Deployment.Replicas} {d.Running}"),
                .. cluster.Revisions.Values.OrderBy(r => r.Revision.Hash).Select(r => $"{r.Revision.Hash} {r.Quarantine}"),
                .. cluster.Status.Revisions.Select(r => $"{r.Version} {r.State} {r.PromotionSeq} {r.Reason}"),
                .. cluster.Status.Actions.Select(a => $"{a.Id} {a.Kind} {a.Outcome} {a.MitigatedAt is not null}"),
                .. cluster.Status.Decisions.Where(d => d.Outcome == DecisionOutcome.Act).Select(d => d.Id),
                .. cluster.Status.Handled.Select(h => $"{h.PolicyUid} {h.Episode} {h.Outcome}"),
                .. cluster.Status.Conditions.Select(c => $"{c.Type} {c.Status} {c.Reason}"),
            ]
        );
}
