namespace MlOps.Operator.Tests.Support;

/// <summary>Where most tests begin.</summary>
internal static class Scenarios
{
    public const double Soak = 600;
    public const double RetireAfter = 900;
    public const double Grace = 300;
    public const double ProgressDeadline = 120;

    public static FakeCluster Serving(AModel model) => new FakeCluster(model).Settle();

    public static FakeCluster Good(AModel model)
    {
        var cluster = new FakeCluster(model) { Judge = new FakeJudge() };
        return cluster.Settle().Wait(Soak);
    }

    /// <summary>v1 is good, v2 took the traffic a minute ago, and nothing is wrong with it yet.</summary>
    public static FakeCluster Released(Func<AModel, AModel>? with = null)
    {
        with ??= m => m;
        return Good(with(AModel.Serving("v1"))).Apply(with(AModel.Serving("v2"))).Wait(60);
    }

    /// <summary>v2 is bad and a rollback to v1 has begun, which waits for the pods of v1.</summary>
    public static FakeCluster WarmingUp()
    {
        var cluster = Released();
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        return cluster.Settle();
    }

    /// <summary>v2 has just been rolled back to v1, and the episode is closed.</summary>
    public static FakeCluster RolledBack(Func<AModel, AModel>? with = null)
    {
        var cluster = Released(with);
        cluster.Judge!.Bad = "v2";
        return cluster.Wait(120);
    }

    /// <summary>v1 is good and its inputs have just drifted; nothing was decided yet.</summary>
    public static FakeCluster Drifted(Action<System.Text.Json.Nodes.JsonObject>? retraining = null, Action<FakeDrift>? drift = null)
    {
        var cluster = Good(AModel.Serving("v1").Trained(retraining));
        cluster.Drift = new FakeDrift { Drifts = true };
        drift?.Invoke(cluster.Drift);
        return cluster;
    }
}
