using MlOps.Entities.Common.Status;

namespace MlOps.Entities.SloPolicies.Status.Episodes;

/// <summary>What several rooms read of an episode, in one place.</summary>
public static class EpisodeQueries
{
    extension(EpisodeStatus? episode)
    {
        /// <summary>
        /// Whether what fails still serves. An episode whose revision has lost the traffic is open until the recovery is seen, and has
        /// nothing more to ask for or to hold.
        /// </summary>
        public bool IsFailing => episode is { State: EpisodeState.Open, TrafficMovedAt: null };
    }
}
