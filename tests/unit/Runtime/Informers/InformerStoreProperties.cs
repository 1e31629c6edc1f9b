using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Informers.Liveness;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public sealed class InformerStoreProperties
{
    private static readonly string[] Names = ["a", "b", "c"];

    private enum Step
    {
        Put,
        PutBad,
        PutListed,
        Remove,
        Forget,
    }

    /// <summary>It is counted and not asked for: the dictionary's own count takes all of its locks, with each event.</summary>
    [Fact]
    public void Its_count_is_that_of_what_it_holds_after_any_changes() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 2], Gen.Int[1, 2], Gen.Int[1, 5]).List[0, 60].Sample(Run, iter: 2000);

    private static void Run(List<(Step Step, int Name, int Uid, int Version)> steps)
    {
        var instruments = new WatchInstruments(
            new RuntimeMetrics(Prometheus.Metrics.NewCustomRegistry()).Watch,
            "things",
            new LastContact(new FakeTimeProvider())
        );
        var store = new InformerStore<InformerFixture.Thing>(
            new Decoder<InformerFixture.Thing>(InformerFixture.Thing.Decode, RuntimeFixture.Things, instruments, NullLogger.Instance),
            instruments
        );
        foreach (var (step, name, uid, version) in steps)
        {
            var json = Json.Object(Names[name], version, $"uid-{uid}");
            switch (step)
            {
                case Step.Put:
                    store.Put(new ReadObject(json));
                    break;
                case Step.PutBad:
                    store.Put(new ReadObject(json, "nested too deep"));
                    break;
                case Step.PutListed:
                    store.PutListed(new ReadObject(json));
                    break;
                case Step.Remove:
                    store.Remove(json);
                    break;
                default:
                    store.RemoveAllBut(new HashSet<ObjectKey> { ObjectMeta.Of(json).Key });
                    break;
            }

            store.Count.ShouldBe(store.List().Count);
        }
    }
}
