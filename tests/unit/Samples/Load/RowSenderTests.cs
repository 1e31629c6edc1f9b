using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Transactions;
using Prometheus;

namespace MlOps.Samples.Tests.Load;

public sealed class RowSenderTests : IDisposable
{
    private static readonly List<LabelledTransaction> Rows = [.. TransactionGenerator.Generate(3).Take(30)];

    private readonly FakeTimeProvider _time = new();
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Rows_arrive_in_one_batch_and_once()
    {
        using var store = new FakeHttp(_ => new(HttpStatusCode.NoContent));
        using var sender = Sender(store);
        Rows.ForEach(sender.Add);
        var running = sender.RunAsync(_stop.Token);
        await FakeTime.AdvanceUntilAsync(_time, () => store.Seen.Count > 0);
        await StopAsync(running);
        var (request, body) = store.Seen.ShouldHaveSingleItem();
        request.ShouldBe("POST http://store:8080/rows");
        LabelledJson.Parse(body).ShouldBe(Rows);
        (await DroppedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_store_that_is_away_gets_the_rows_when_it_is_back()
    {
        using var store = new FakeHttp(n =>
            n switch
            {
                1 => throw new HttpRequestException("refused"),
                2 => new(HttpStatusCode.ServiceUnavailable),
                _ => new(HttpStatusCode.NoContent),
            }
        );
        using var sender = Sender(store);
        Rows.ForEach(sender.Add);
        var running = sender.RunAsync(_stop.Token);
        await FakeTime.AdvanceUntilAsync(_time, () => store.Seen.Count > 2);
        await StopAsync(running);
        store.Seen.Count.ShouldBe(3);
        LabelledJson.Parse(store.Seen[2].Body).ShouldBe(Rows);
        (await DroppedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Beyond_the_capacity_the_oldest_are_dropped_and_counted()
    {
        using var store = new FakeHttp(_ => new(HttpStatusCode.NoContent));
        using var sender = Sender(store, capacity: 10);
        Rows.ForEach(sender.Add);
        await StopAsync(sender.RunAsync(_stop.Token));
        LabelledJson.Parse(store.Seen.ShouldHaveSingleItem().Body).ShouldBe(Rows[20..]);
        (await DroppedAsync()).ShouldBe(20);
    }

    [Fact]
    public async Task What_the_store_refuses_is_not_offered_again()
    {
        using var store = new FakeHttp(_ => new(HttpStatusCode.BadRequest));
        using var sender = Sender(store);
        Rows.ForEach(sender.Add);
        await StopAsync(sender.RunAsync(_stop.Token));
        store.Seen.Count.ShouldBe(1);
        (await DroppedAsync()).ShouldBe(30);
    }

    [Fact]
    public async Task An_absurd_row_does_not_cost_the_others()
    {
        using var store = new FakeHttp(_ => new(HttpStatusCode.NoContent));
        using var sender = Sender(store);
        sender.Add(Rows[0] with { Transaction = Rows[0].Transaction with { Amount = -1 } });
        sender.Add(Rows[1]);
        await StopAsync(sender.RunAsync(_stop.Token));
        LabelledJson.Parse(store.Seen.ShouldHaveSingleItem().Body).ShouldBe([Rows[1]]);
        (await DroppedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_could_not_be_handed_over_at_the_end_is_counted()
    {
        using var store = new FakeHttp(_ => throw new HttpRequestException("refused"));
        using var sender = Sender(store);
        Rows.ForEach(sender.Add);
        await StopAsync(sender.RunAsync(_stop.Token));
        (await DroppedAsync()).ShouldBe(30);
    }

    private RowSender Sender(FakeHttp store, int capacity = 100) =>
        new(new Uri("http://store:8080/"), capacity, store, Metrics.WithCustomRegistry(_registry), _time, NullLogger.Instance);

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private async Task<double> DroppedAsync()
    {
        using var stream = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        var line = Encoding
            .UTF8.GetString(stream.ToArray())
            .Split('\n')
            .Single(l => l.StartsWith("fraud_rows_dropped_total ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
