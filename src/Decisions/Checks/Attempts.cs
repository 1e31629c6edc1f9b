using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Checks;

/// <summary>Attempts that ended before they took effect: only an action that took effect settles its request.</summary>
internal static class Attempts
{
    private const int Limit = 50;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    public static int Of(ModelDeploymentStatus status, string key, long episode) => Last(status, key, episode)?.Count ?? 0;

    /// <summary>The last attempt of this episode, or null when there was none.</summary>
    public static AttemptStatus? Last(ModelDeploymentStatus status, string key, long episode) =>
        status.Attempts.FirstOrDefault(a => a.Key == key && a.Episode == episode);

    public static string KeyOfPromotion(string hash) => $"promote/{hash}";

    /// <summary>Back-off before the next attempt, doubled for each that ended: from 30 s up to 10 min.</summary>
    public static TimeSpan Rest(int ended)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(ended, 10));
        return rest < LongestRest ? rest : LongestRest;
    }

    /// <summary>One entry per key: a new episode forgets the attempts of the one before.</summary>
    public static ModelDeploymentStatus Add(ModelDeploymentStatus status, AttemptStatus attempt) =>
        status with
        {
            Attempts = [attempt, .. status.Attempts.Where(a => a.Key != attempt.Key).Take(Limit - 1)],
        };

    public static ModelDeploymentStatus Forget(ModelDeploymentStatus status, string key) =>
        status.Attempts.Any(a => a.Key == key) ? status with { Attempts = [.. status.Attempts.Where(a => a.Key != key)] } : status;
}
