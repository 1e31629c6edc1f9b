using MlOps.Operator.Tests.Hosting.Support;

namespace MlOps.Operator.Tests.Hosting;

public class MetricsEndpointTests(StandbyOperator standby)
{
    private const string Leader = "leader_election_master_status";
    private const string Verdict = "mlops_operator_slo_verdict";

    [Fact]
    public void A_process_that_stands_by_says_so_and_shows_no_policy_and_no_model()
    {
        var exported = standby.Exported;
        exported.Samples(Leader).ShouldHaveSingleItem().Value.ShouldBe(0);
        exported.Samples("mlops_operator_watch_objects").Single(s => s.Labels["resource"] == "slopolicies").Value.ShouldBe(1);
        foreach (
            var family in exported.Families.Values.Where(f =>
                f.Name.StartsWith("mlops_operator_slo_", StringComparison.Ordinal)
                || f.Name.StartsWith("mlops_operator_model_", StringComparison.Ordinal)
            )
        )
            family.Samples.ShouldBeEmpty(family.Name);
    }

    [Fact]
    public async Task The_leader_says_so_and_shows_its_policies()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        await using var leader = new RunningOperator(server);
        var exported = Telemetry.Contracts.Exposition.Parse(
            await leader.ScrapeAsync(e => e.Samples(Verdict).Any() && e.Samples(Leader).Any(l => l.Value == 1))
        );
        exported.Samples(Leader).ShouldHaveSingleItem().Value.ShouldBe(1);
        exported
            .Samples(Verdict)
            .Single(s => s.Value == 1)
            .Labels.ShouldBe(
                new Dictionary<string, string>
                {
                    ["namespace"] = "shop",
                    ["policy"] = "fraud-slo",
                    ["objective"] = "availability",
                    ["verdict"] = "Unknown",
                },
                ignoreOrder: true
            );
    }
}
