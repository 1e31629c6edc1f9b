using MlOps.EndToEnd.Harness;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Releases;

/// <summary>Minutes pass between a rollback's intent and its switch; what people and the cluster do meanwhile takes effect.</summary>
public class WarmUpScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_rollback_that_is_rejected_while_its_target_warms_up_switches_nothing_and_costs_nothing() =>
        Scenario.RunAsync(
            cluster,
            "reject",
            async s =>
            {
                var waiting = await s.UntilWarmUpWaitsAsync();
                await s.DeleteServiceAsync();
                await Wait.UntilAsync(
                    "the Service is back where the traffic was",
                    30,
                    s.ServiceRevisionAsync,
                    r => r == Scenario.HashOf(waiting, "2")
                );
                await s.AnnotateAsync(WellKnown.RejectAnnotation, waiting.Action!.Id);
                await s.UntilAsync(
                    "the rollback is cancelled and says why",
                    30,
                    a => a.Action is null && a.Waiting is { Rule: "Rejected" }
                );
                await s.AllowPodsAsync();
                await s.UntilReleasedIsAsync("False", "Held");

                // The policy renews its request every second; the model is reconciled only for news.
                await s.IsReconciledOnceAMinuteAsync("version 2 keeps the traffic", 3, a => a.EffectiveVersion == "2" && a.Action is null);

                // The recreated Service has a new address: without clients that know it, no request would verify the rollback.
                await s.LoadAsync();
                await s.AnnotateAsync(WellKnown.RejectAnnotation, null);
                await s.UntilRolledBackAsync("2");
            }
        );

    [Fact]
    public Task A_rollback_that_waits_for_its_target_looks_again_once_a_minute_at_most() =>
        Scenario.RunAsync(
            cluster,
            "waits",
            async s =>
            {
                await s.UntilWarmUpWaitsAsync(deadline: 600);
                await s.IsReconciledOnceAMinuteAsync(
                    "the rollback waits",
                    3,
                    a => a.Action is { Kind: ActionKind.Rollback, Step: ActionStep.WarmUp } && a.Waiting is { Rule: "TargetNotReady" }
                );
            }
        );

    [Fact]
    public Task A_hand_edit_while_the_target_warms_up_is_honoured() =>
        Scenario.RunAsync(
            cluster,
            "warmedit",
            async s =>
            {
                var bad = Scenario.HashOf(await s.UntilWarmUpWaitsAsync(), "2");
                await s.EditSelectorAsync("by-hand");
                await s.UntilAsync("the rollback ends", 30, a => a.Action is null && a.OverriddenSince is not null);
                await s.AllowPodsAsync();
                await Wait.WhileAsync("the edit is kept", 10, s.ServiceRevisionAsync, r => r == "by-hand");
                await s.EditSelectorAsync(bad);
                await s.UntilRolledBackAsync("2");
            }
        );

    [Fact]
    public Task A_target_that_is_late_is_tried_again_and_the_traffic_moves_once_it_is_ready() =>
        Scenario.RunAsync(
            cluster,
            "late",
            async s =>
            {
                await s.UntilWarmUpWaitsAsync(deadline: 20);
                var status = await s.UntilAsync("the attempt has ended", 60, a => a.Attempts.Any(x => x is { Outcome: "Failed" }));
                status.Handled.ShouldBeEmpty();
                status.EffectiveVersion.ShouldBe("2");
                await s.AllowPodsAsync();
                var action = await s.UntilAsync(
                    "a later attempt is verified",
                    240,
                    a => a.Actions.Any(x => x is { Kind: ActionKind.Rollback, Outcome: "Verified" })
                );
                action.EffectiveVersion.ShouldBe("1");
                action.Actions.Count(a => a is { Kind: ActionKind.Rollback, SwitchedAt: not null }).ShouldBe(1);
            }
        );
}
