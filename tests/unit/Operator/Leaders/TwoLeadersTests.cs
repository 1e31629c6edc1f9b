using System.Text.Json.Nodes;
using MlOps.Operator.Tests.Goldens;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Leaders;

/// <summary>
/// Two processes that both take themselves for the leader, on every case of tests/golden and in many orders of their requests: names and
/// preconditions make each effect happen once. Row L3.
/// </summary>
public class TwoLeadersTests
{
    private const int Seeds = 12;

    /// <summary>More than any case needs to come to rest.</summary>
    private const int MostPasses = 200;

    public static TheoryData<string> Cases => GoldenTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_world_ends_as_with_one_and_nothing_is_done_twice(string name)
    {
        var golden = GoldenCase.Read(Repository.PathOf(Path.Combine("tests", "golden", name)));
        var alone = await RunAsync(golden, 1, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var together = await RunAsync(golden, 2, seed);
            together.Done.ShouldBe(alone.Done, ignoreOrder: true, customMessage: $"seed {seed}");
            together.World.ShouldBe(alone.World, $"seed {seed}");
            together.Told.ShouldBe(alone.Told, ignoreOrder: true, customMessage: $"seed {seed}");
        }
    }

    /// <summary>On a thread without a context of its own, so that whoever has its turn goes on at once.</summary>
    private static Task<Outcome> RunAsync(GoldenCase golden, int leaders, int seed) => Task.Run(() => Run(golden, leaders, seed));

    private static Outcome Run(GoldenCase golden, int leaders, int seed)
    {
        using var run = new GoldenRun(golden);
        using var http = new HttpClient(run, disposeHandler: false);
        var turns = new Turns(seed);
        var work = Enumerable.Range(0, leaders).Select(_ => LeadAsync(run, http, turns, ObjectMeta.Of(golden.Model).Key)).ToList();
        turns.Run();
        work.ShouldAllBe(w => w.IsCompleted);
        work.ForEach(w => w.GetAwaiter().GetResult());
        return new Outcome(
            [.. run.Cluster.Effects.Where(e => !IsRepeatable(e)).Select(e => e.ToJsonString())],
            World(run.Cluster),
            run.Told
        );
    }

    private static async Task LeadAsync(GoldenRun run, HttpClient http, Turns turns, ObjectKey key)
    {
        var api = new TurnTakingApi(run.Cluster, turns);
        var reconciler = run.Reconciler(http, api);
        for (int pass = 0, atRest = 0; atRest < 2; pass++)
        {
            pass.ShouldBeLessThan(MostPasses);
            var before = api.Writes;
            try
            {
                await reconciler.ReconcileAsync(key, CancellationToken.None);
            }
            catch (Exception e)
                when (e is ReconcileConflictException or ApiException { Kind: ApiErrorKind.Conflict or ApiErrorKind.NotFound })
            {
                // The queue's back-off takes it from here.
                continue;
            }

            atRest = api.Writes == before ? atRest + 1 : 0;
        }
    }

    /// <summary>States that are the same when they are brought about again; an annotation is one too.</summary>
    private static bool IsRepeatable(JsonObject effect) =>
        effect["verb"]!.ToString() == "apply"
        || effect["verb"]!.ToString() == "patch" && effect["kind"]!.ToString() == "ControllerRevision"
        || effect.ContainsKey("refused");

    private static string World(GoldenCluster cluster)
    {
        var world = new JsonArray();
        foreach (var raw in GoldenKinds.InCluster.SelectMany(cluster.All))
        {
            // They count writes, and a state may be brought about twice.
            foreach (var counter in new[] { "resourceVersion", "generation" })
                (raw["metadata"] as JsonObject)?.Remove(counter);
            world.Add(raw);
        }

        return world.ToJsonString();
    }

    private sealed record Outcome(IReadOnlyList<string> Done, string World, IReadOnlyList<string> Told);
}
