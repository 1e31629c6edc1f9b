using MlOps.Runtime.Api;
using MlOps.Runtime.Status;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Status;

public class StatusWriterTests
{
    private readonly ScriptedServer _server = new();
    private readonly System.Text.Json.Nodes.JsonObject _current = Json.Object("a", 7);

    public StatusWriterTests() => _current["status"] = Json.Parse("""{"phase":"old","keep":1,"drop":2}""");

    [Fact]
    public async Task A_status_that_is_the_same_is_not_written()
    {
        (await PatchAsync("""{"drop":2,"keep":1,"phase":"old"}""")).ShouldBeNull();
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_difference_goes_out_onto_the_very_object_that_was_read()
    {
        _server.Then(200, "{}");
        await PatchAsync("""{"phase":"new","keep":1}""");
        var request = _server.Requests.Single();
        request.PathAndQuery.ShouldStartWith("/prefix/apis/example.io/v1/namespaces/ns/things/a/status?");
        request.ContentType.ShouldBe("application/merge-patch+json");
        request.Body.ShouldBe("""{"metadata":{"resourceVersion":"7","uid":"uid-a"},"status":{"phase":"new","drop":null}}""");
    }

    [Fact]
    public async Task A_conflict_is_told_and_nothing_is_overwritten()
    {
        _server.ThenStatus(409, "Conflict");
        (await Should.ThrowAsync<ApiException>(PatchAsync("{}"))).Kind.ShouldBe(ApiErrorKind.Conflict);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_object_that_was_not_read_from_the_server_is_refused()
    {
        _current["metadata"]!.AsObject().Remove("resourceVersion");
        await Should.ThrowAsync<ArgumentException>(PatchAsync("{}"));
    }

    private Task<System.Text.Json.Nodes.JsonObject?> PatchAsync(string status) =>
        new StatusWriter(RuntimeFixture.Api(_server)).PatchAsync(
            RuntimeFixture.Things,
            _current,
            Json.Parse(status),
            TestContext.Current.CancellationToken
        );
}
