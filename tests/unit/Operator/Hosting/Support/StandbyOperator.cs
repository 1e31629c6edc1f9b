using MlOps.Operator.Tests.Telemetry.Contracts;

[assembly: AssemblyFixture(typeof(MlOps.Operator.Tests.Hosting.Support.StandbyOperator))]

namespace MlOps.Operator.Tests.Hosting.Support;

/// <summary>What a process exports that just began to stand by, before a server with one policy. Asked once for all tests.</summary>
public sealed class StandbyOperator : IAsyncLifetime
{
    private string _text = "";

    internal Exposition Exported => Exposition.Parse(_text);

    public async ValueTask InitializeAsync()
    {
        await using var server = (await FakeApiServer.StartAsync()).LedByAnother().WithPolicy("fraud-slo");
        await using var standby = new RunningOperator(server);
        _text = await standby.ScrapeAsync(e => e.Samples("mlops_operator_watch_lists_total").All(s => s.Value == 1));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
