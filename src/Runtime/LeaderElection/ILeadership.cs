namespace MlOps.Runtime.LeaderElection;

/// <summary>The fence: whether we may still have effects, judged by our own monotonic clock.</summary>
public interface ILeadership
{
    /// <summary>True while the last successful renewal is younger than the renew deadline.</summary>
    bool IsLeading { get; }

    /// <summary>What identifies this term: it grows with every change of leader, and no two terms have the same one.</summary>
    long Term { get; }

    /// <summary>How long ago this term began; null when not leading.</summary>
    TimeSpan? SinceAcquired { get; }

    /// <summary>Ends with the fence: what is still on its way to the server then must be called off.</summary>
    CancellationToken Lost => CancellationToken.None;

    /// <exception cref="LeadershipLostException">When <see cref="IsLeading"/> is false.</exception>
    void ThrowIfNotLeading();
}
