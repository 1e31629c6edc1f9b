using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api;

public class ScaleTests
{
    private const string Two = """{"metadata":{"uid":"u","resourceVersion":"5"},"spec":{"replicas":2}}""";
    private const string Zero = """{"metadata":{"uid":"u","resourceVersion":"5"},"spec":{}}""";
    private readonly ScriptedServer _server = new();
    private readonly ObjectKey _key = new("ns", "a");

    [Fact]
    public async Task It_writes_the_number_onto_the_version_it_read()
    {
        _server.Then(200, Two).Then(200, "{}");
        (await ScaleAsync(5, "u")).ShouldBeTrue();
        var write = _server.Requests.Last();
        write.PathAndQuery.ShouldStartWith("/prefix/apis/apps/v1/namespaces/ns/deployments/a/scale?");
        write.Body.ShouldBe("""{"metadata":{"resourceVersion":"5"},"spec":{"replicas":5}}""");
    }

    [Theory]
    [InlineData(Two, 2)]
    [InlineData(Zero, 0)]
    public async Task What_is_so_already_is_not_written(string scale, int replicas)
    {
        _server.Then(200, scale);
        (await ScaleAsync(replicas)).ShouldBeFalse();
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("other", null)]
    [InlineData(null, "4")]
    public async Task Another_object_of_the_name_or_another_version_is_a_conflict(string? uid, string? version)
    {
        _server.Then(200, Two);
        (await Should.ThrowAsync<ApiException>(ScaleAsync(5, uid, version))).Kind.ShouldBe(ApiErrorKind.Conflict);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_raced_with_another_looks_again()
    {
        _server
            .Then(200, Two)
            .ThenStatus(409, "Conflict")
            .Then(200, Two.Replace("\"5\"", "\"6\"", StringComparison.Ordinal))
            .Then(200, "{}");
        (await ScaleAsync(5, "u")).ShouldBeTrue();
        _server.Requests.Last().Body!.ShouldContain("\"resourceVersion\":\"6\"");
    }

    [Fact]
    public async Task A_race_that_was_lost_to_the_same_number_writes_nothing_more()
    {
        _server.Then(200, Two).ThenStatus(409, "Conflict").Then(200, Two.Replace(":2}", ":5}", StringComparison.Ordinal));
        (await ScaleAsync(5, "u")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_successor_that_appears_in_the_race_is_left_alone()
    {
        _server.Then(200, Two).ThenStatus(409, "Conflict").Then(200, Two.Replace("\"u\"", "\"v\"", StringComparison.Ordinal));
        (await Should.ThrowAsync<ApiException>(ScaleAsync(5, "u"))).Kind.ShouldBe(ApiErrorKind.Conflict);
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Scaling_what_does_not_exist_is_an_error()
    {
        _server.ThenStatus(404, "NotFound");
        (await Should.ThrowAsync<ApiException>(ScaleAsync(5))).Kind.ShouldBe(ApiErrorKind.NotFound);
    }

    private Task<bool> ScaleAsync(int replicas, string? uid = null, string? version = null) =>
        RuntimeFixture.Api(_server).ScaleAsync(Kinds.Deployments, _key, replicas, uid, version, TestContext.Current.CancellationToken);
}
