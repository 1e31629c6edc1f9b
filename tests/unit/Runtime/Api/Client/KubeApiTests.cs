using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api.Client;

public class KubeApiTests
{
    private readonly ScriptedServer _server = new();
    private readonly ObjectKey _key = new("ns", "a");

    private KubeApi Api => RuntimeFixture.Api(_server);

    private ReceivedRequest Last => _server.Requests.Last();

    [Fact]
    public async Task Fields_the_client_library_does_not_know_arrive_as_stored()
    {
        _server.Then(200, """{"metadata":{"name":"a"},"spec":{"newFieldOf2030":{"cpu":"1000m"}}}""");
        var read = await Api.GetAsync(Kinds.Deployments, _key, TestContext.Current.CancellationToken);
        read!["spec"]!["newFieldOf2030"]!["cpu"]!.GetValue<string>().ShouldBe("1000m");
        Last.PathAndQuery.ShouldBe("/prefix/apis/apps/v1/namespaces/ns/deployments/a");
    }

    [Fact]
    public async Task What_does_not_exist_is_null()
    {
        _server.ThenStatus(404, "NotFound");
        (await Api.GetAsync(Kinds.Pods, _key, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_list_is_paged_and_its_items_know_their_kind()
    {
        _server.Then(200, Json.List(7, "more", Json.Parse("""{"metadata":{"name":"p"}}""")));
        var page = await Api.ListAsync(Kinds.Pods, "ns", "a=b,c!=d", 1, null, null, TestContext.Current.CancellationToken);
        (page.ResourceVersion, page.Continue).ShouldBe(("7", "more"));
        page.Items.Single()["kind"]!.ToString().ShouldBe("Pod");
        page.Items.Single().Parent.ShouldBeNull();
        Last.Query("labelSelector").ShouldBe("a=b,c!=d");
        Last.Query("limit").ShouldBe("1");
    }

    [Fact]
    public async Task Apply_is_server_side_with_our_field_manager()
    {
        _server.Then(200, "{}");
        await Api.ApplyAsync(Kinds.Deployments, _key, new JsonObject(), TestContext.Current.CancellationToken);
        (Last.Method, Last.ContentType).ShouldBe(("PATCH", "application/apply-patch+yaml"));
        (Last.Query("fieldManager"), Last.Query("force"), Last.Query("dryRun")).ShouldBe(("mlops-operator", "true", null));
    }

    [Fact]
    public async Task A_dry_run_says_so()
    {
        _server.Then(201, "{}");
        await Api.CreateAsync(Kinds.Jobs, "ns", new JsonObject(), true, TestContext.Current.CancellationToken);
        Last.Query("dryRun").ShouldBe("All");
    }

    [Fact]
    public async Task A_delete_carries_its_preconditions_and_finding_nothing_is_done()
    {
        _server.ThenStatus(404, "NotFound");
        await Api.DeleteAsync(Kinds.Jobs, _key, "u", "9", TestContext.Current.CancellationToken);
        var body = Json.Parse(Last.Body!);
        body["preconditions"]!.ToJsonString().ShouldBe("""{"uid":"u","resourceVersion":"9"}""");
        body["propagationPolicy"]!.ToString().ShouldBe("Background");
    }

    [Fact]
    public async Task A_failed_test_of_a_json_patch_is_a_conflict()
    {
        _server.ThenStatus(422, "Invalid", "the server rejected our request due to an error in our request");
        var patch = (JsonArray)JsonNode.Parse("""[{"op":"test","path":"/metadata/uid","value":"u"}]""")!;
        var error = await Should.ThrowAsync<ApiException>(
            Api.JsonPatchAsync(Kinds.Services, _key, patch, TestContext.Current.CancellationToken)
        );
        error.Kind.ShouldBe(ApiErrorKind.Conflict);
    }

    [Fact]
    public async Task It_knows_whether_a_kind_is_served()
    {
        _server.Then(200, """{"resources":[{"name":"deployments"},{"name":"deployments/scale"}]}""").ThenStatus(404, "NotFound");
        (await Api.ServesAsync(Kinds.Deployments, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await Api.ServesAsync(RuntimeFixture.Things, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public void An_object_without_its_namespace_is_refused_before_it_becomes_a_path_to_something_else() =>
        Should.Throw<ArgumentException>(() => Kinds.Pods.ObjectPath(new ObjectKey("", "a")));

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _server.Then(302, "", a => a.Headers.Location = new Uri("http://elsewhere/"));
        await Should.ThrowAsync<ApiException>(Api.GetAsync(Kinds.Pods, _key, TestContext.Current.CancellationToken));
        _server.Requests.Count.ShouldBe(1);
    }
}
