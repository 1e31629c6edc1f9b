using MlOps.Decisions.State;

namespace MlOps.Decisions.Text;

/// <summary>How many pods of a revision are ready, and what keeps the others from it, in words.</summary>
internal static class PodCount
{
    public static string Of(ModelState state, string hash)
    {
        var deployment = state.Deployment(hash);
        var trouble = state.PodsOf(hash).Select(p => p.Trouble).FirstOrDefault(t => t is not null);
        var count = deployment is null
            ? "it has no Deployment yet"
            : $"{deployment.Ready} of {Plural.Of(deployment.Replicas, "pod")} {(deployment.Ready == 1 ? "is" : "are")} ready";
        return trouble is null ? count : $"{count} ({trouble})";
    }
}
