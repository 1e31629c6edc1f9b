using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlOps.Samples.FraudModel.Store;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests;

public class StoreTests
{
    private static readonly List<LabelledTransaction> Rows = [.. TransactionGenerator.Generate(3).Take(30)];

    [Fact]
    public async Task The_newest_rows_come_back_oldest_first()
    {
        var endpoints = new RowEndpoints(new RowStore(capacity: 20));
        (await CallAsync(endpoints.PostAsync, LabelledJson.Lines(Rows))).Status.ShouldBe(204);
        var (status, body) = await CallAsync(endpoints.GetAsync, query: "?last=5");
        status.ShouldBe(200);
        LabelledJson.Parse(body).ShouldBe(Rows[25..]);
        LabelledJson.Parse((await CallAsync(endpoints.GetAsync, query: "?last=1000")).Body).ShouldBe(Rows[10..]);
    }

    [Fact]
    public async Task Nothing_of_a_bad_body_is_kept()
    {
        var rows = new RowStore(100);
        var (status, body) = await CallAsync(new RowEndpoints(rows).PostAsync, LabelledJson.Lines(Rows) + "{}\n");
        status.ShouldBe(400);
        body.ShouldStartWith("{\"error\":\"line 31 ");
        rows.Newest(100).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?last=-1")]
    [InlineData("?last=all")]
    public async Task Who_asks_for_rows_says_how_many(string query) =>
        (await CallAsync(new RowEndpoints(new RowStore(1)).GetAsync, query: query)).Status.ShouldBe(400);

    [Fact]
    public async Task A_model_is_kept_under_its_name_and_replaced_by_the_next_of_that_name()
    {
        var endpoints = new ModelEndpoints(new StoredModels(capacity: 10, mostModels: 2));
        (await CallAsync(endpoints.GetAsync, name: "fraud-2")).Status.ShouldBe(404);
        (await CallAsync(endpoints.PutAsync, "old", name: "fraud-2")).Status.ShouldBe(201);
        (await CallAsync(endpoints.PutAsync, "new", name: "fraud-2")).Status.ShouldBe(201);
        (await CallAsync(endpoints.GetAsync, name: "fraud-2")).ShouldBe((200, "new"));
        (await CallAsync(endpoints.ListAsync)).Body.ShouldBe("[\"fraud-2\"]");
    }

    [Fact]
    public async Task A_full_store_refuses_and_forgets_nothing()
    {
        var endpoints = new ModelEndpoints(new StoredModels(capacity: 10, mostModels: 2));
        (await CallAsync(endpoints.PutAsync, "123456", name: "a")).Status.ShouldBe(201);
        (await CallAsync(endpoints.PutAsync, "123456", name: "b")).Status.ShouldBe(507);
        (await CallAsync(endpoints.PutAsync, "1234", name: "b")).Status.ShouldBe(201);
        (await CallAsync(endpoints.PutAsync, "", name: "c")).Status.ShouldBe(507);
        (await CallAsync(endpoints.ListAsync)).Body.ShouldBe("[\"a\",\"b\"]");
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("a b")]
    public async Task A_name_of_other_characters_is_refused(string name) =>
        (await CallAsync(new ModelEndpoints(new StoredModels(10, 2)).PutAsync, "x", name: name)).Status.ShouldBe(400);

    [Fact]
    public void Rows_may_come_from_many_threads()
    {
        var rows = new RowStore(capacity: 1000);
        Parallel.For(0, 200, _ => rows.Add(Rows));
        rows.Newest(int.MaxValue).Count.ShouldBe(1000);
    }

    private static async Task<(int Status, string Body)> CallAsync(
        RequestDelegate handler,
        string body = "",
        string query = "",
        string? name = null
    )
    {
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext
        {
            Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), QueryString = new QueryString(query) },
            Response = { Body = answer },
        };
        context.Request.RouteValues = new RouteValueDictionary { ["name"] = name };
        await handler(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}
