using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.LeaderElection;

public class FencedApiTests
{
    private readonly ScriptedServer _server = new();
    private readonly SwitchableLeadership _fence = new();
    private readonly ObjectKey _key = new("ns", "a");

    public static TheoryData<string> Writes => ["create", "apply", "merge", "json", "delete"];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Who_does_not_lead_writes_nothing(string write)
    {
        await Should.ThrowAsync<LeadershipLostException>(WriteAsync(write));
        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Who_leads_writes(string write)
    {
        _fence.Open = true;
        _server.Then(200, "{}");
        await WriteAsync(write);
        _server.Requests.Count.ShouldBe(1);
    }

    /// <summary>It might arrive after a successor's: others wait only LeaseDuration - RenewDeadline longer than we.</summary>
    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_on_its_way_is_called_off_when_the_fence_closes(string write)
    {
        using var lost = new CancellationTokenSource();
        (_fence.Open, _fence.Lost) = (true, lost.Token);
        var working = WriteAsync(write);
        await Eventually.TrueAsync(() => _server.Requests.Count == 1);
        await lost.CancelAsync();
        await Should.ThrowAsync<LeadershipLostException>(
            working.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void No_attempt_of_a_write_takes_longer_than_a_leader_goes_on_without_a_renewal() =>
        new KubeApiOptions().WriteTimeout.ShouldBeLessThanOrEqualTo(
            new LeaderElectorOptions { Namespace = "ns", Name = "lead" }.RenewDeadline
        );

    [Fact]
    public async Task Reading_is_free()
    {
        _server.Then(200, "{}");
        (
            await new FencedApi(RuntimeFixture.Api(_server), _fence).GetAsync(Kinds.Pods, _key, TestContext.Current.CancellationToken)
        ).ShouldNotBeNull();
    }

    [Fact]
    public async Task Leadership_lost_between_the_look_and_the_write_of_a_scale_stops_the_write()
    {
        _fence.Open = true;
        _server.Then(
            (_, _) =>
            {
                _fence.Open = false;
                return Task.FromResult(ScriptedServer.Answer(200, """{"metadata":{"resourceVersion":"1"},"spec":{"replicas":1}}"""));
            }
        );
        await Should.ThrowAsync<LeadershipLostException>(
            new FencedApi(RuntimeFixture.Api(_server), _fence).ScaleAsync(
                Kinds.Deployments,
                _key,
                3,
                ct: TestContext.Current.CancellationToken
            )
        );
        _server.Requests.Count.ShouldBe(1);
    }

    private Task WriteAsync(string write)
    {
        var api = new FencedApi(RuntimeFixture.Api(_server), _fence);
        var ct = TestContext.Current.CancellationToken;
        return write switch
        {
            "create" => api.CreateAsync(Kinds.Pods, "ns", new JsonObject(), ct),
            "apply" => api.ApplyAsync(Kinds.Pods, _key, new JsonObject(), ct),
            "merge" => api.MergePatchAsync(Kinds.Pods, _key, new JsonObject(), ct),
            "json" => api.JsonPatchAsync(Kinds.Pods, _key, [], ct),
            _ => api.DeleteAsync(Kinds.Pods, _key, ct: ct),
        };
    }
}
