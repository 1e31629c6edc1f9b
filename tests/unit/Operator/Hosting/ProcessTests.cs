using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Hosting;
using MlOps.Operator.Tests.Hosting.Support;

namespace MlOps.Operator.Tests.Hosting;

/// <summary>A process of the operator from its start to its stop, before an API server on this machine.</summary>
public partial class ProcessTests
{
    private const string Lease = "/apis/coordination.k8s.io/v1/namespaces/mlops-system/leases";

    [Fact]
    public async Task An_orderly_stop_gives_the_lease_back_before_the_informers_end_and_says_so_last()
    {
        using var logs = new KeptLogs();
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        await using var leader = new RunningOperator(server, logs);
        await leader.ScrapeAsync(_ => server.Writes.Any(w => w.EndsWith("fraud-slo/status", StringComparison.Ordinal)));
        await leader.StopAsync();
        var course = server.Course.ToList();
        var released = course.FindIndex(c =>
            c.StartsWith($"PATCH {Lease}", StringComparison.Ordinal) && c.Contains("\"holderIdentity\":\"\"")
        );
        released.ShouldBeGreaterThan(0);
        course.IndexOf("watch ended").ShouldBeOneOf([-1, .. Enumerable.Range(released + 1, 20)]);
        logs.Lines.Last().ShouldBe("Operator stopped gracefully");
    }

    [Fact]
    public void A_stop_fits_into_the_grace_period_of_the_pod()
    {
        var grace = GracePeriod().Match(File.ReadAllText(Repository.PathOf("config", "operator", "deployment.yaml"))).Groups[1].Value;
        ShutdownBudget
            .Total.Add(TimeSpan.FromSeconds(5))
            .ShouldBeLessThan(TimeSpan.FromSeconds(int.Parse(grace, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_lease_and_the_Events_have_connections_of_their_own()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo").WithModel("abyss", 600);
        await using var leader = new RunningOperator(server);
        await leader.ScrapeAsync(_ => !server.Said.IsEmpty);
        List<string> Of(Func<string, bool> path) => [.. server.Asked.Where(a => path(a.Path)).Select(a => a.Connection).Distinct()];
        var lease = Of(p => p.StartsWith(Lease, StringComparison.Ordinal));
        var events = Of(p => p.EndsWith("/events", StringComparison.Ordinal));
        var rest = Of(p => !p.StartsWith(Lease, StringComparison.Ordinal) && !p.EndsWith("/events", StringComparison.Ordinal));
        lease.ShouldNotBeEmpty();
        lease.Concat(events).Intersect(rest).ShouldBeEmpty();
        lease.Intersect(events).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_that_may_not_follow_a_kind_is_not_ready_and_says_which()
    {
        await using var server = await FakeApiServer.StartAsync();
        server.Unwatchable = "slopolicies";
        await using var process = new RunningOperator(server);
        var answer = await process.ProbeAsync("/readyz", a => a.Contains("slopolicies", StringComparison.Ordinal));
        answer.ShouldStartWith("503 cannot follow slopolicies:");
        answer.ShouldContain("not yours to watch");
        (await process.ProbeAsync("/healthz", a => a.StartsWith("200", StringComparison.Ordinal))).ShouldBe("200 ok");
    }

    [Fact]
    public async Task A_process_that_sees_all_is_ready()
    {
        await using var server = await FakeApiServer.StartAsync();
        await using var process = new RunningOperator(server);
        (await process.ProbeAsync("/readyz", a => a.StartsWith("200", StringComparison.Ordinal))).ShouldBe("200 ok");
    }

    /// <summary>It would hold the lease and do nothing.</summary>
    [Fact]
    public async Task A_process_that_cannot_list_a_kind_does_not_run_for_the_lease_and_ends_after_a_while()
    {
        using var logs = new KeptLogs();
        await using var server = await FakeApiServer.StartAsync();
        server.Unlistable = "slopolicies";
        var clock = new FakeTimeProvider();
        var options = new RunOptions
        {
            Kubeconfig = server.Kubeconfig,
            Listen = "http://127.0.0.1:0",
            LeaseNamespace = "mlops-system",
        };
        var run = new OperatorProcess(options, clock, logs).RunAsync(TestContext.Current.CancellationToken);
        while (!run.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        (await run).ShouldBe(1);
        server.Asked.ShouldNotContain(a => a.Path.StartsWith(Lease, StringComparison.Ordinal));
        logs.Errors.ShouldContain(e => e.Contains("did not sync within 00:05:00") && e.Contains("slopolicies"));
    }

    [Fact]
    public async Task Without_a_way_to_an_API_server_it_ends_and_says_why()
    {
        using var logs = new KeptLogs();
        var options = new RunOptions { Kubeconfig = "/nowhere/config", LeaseNamespace = "mlops-system" };
        (await new OperatorProcess(options, new FakeTimeProvider(), logs).RunAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        logs.Lines.Single().ShouldContain("/nowhere/config");
    }

    [GeneratedRegex(@"terminationGracePeriodSeconds: (\d+)")]
    private static partial Regex GracePeriod();
}
