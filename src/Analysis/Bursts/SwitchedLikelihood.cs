namespace MlOps.Analysis.Bursts;

/// <summary>
/// The largest likelihood of all scrapes so far that a change to one chain can give: some other chain explains them until a scrape, this
/// one since, from its stationary state.
/// </summary>
/// <remarks>
/// Which scrape is best depends on what comes: a candidate is a pair of masses (last request good, last request bad), and what comes is
/// linear in them with positive factors. So only candidates on the upper right of the convex hull can ever be the largest, and the others
/// are dropped.
/// </remarks>
internal sealed class SwitchedLikelihood(BurstChain chain)
{
    private readonly List<BurstLikelihood> _candidates = [];

    /// <summary>ln of the largest; −∞ before anything started.</summary>
    public double Log { get; private set; } = double.NegativeInfinity;

    /// <summary>Adds the candidate that changes now, then weighs in one scrape.</summary>
    /// <param name="logMass">ln of how well all until now is explained otherwise.</param>
    /// <param name="bad">Bad requests of the scrape.</param>
    /// <param name="good">Good requests of the scrape.</param>
    public void Add(double logMass, long bad, long good)
    {
        var changed = new BurstLikelihood(chain);
        changed.Start(logMass);
        _candidates.Add(changed);
        Prune();
        Log = double.NegativeInfinity;
        for (var i = 0; i < _candidates.Count; i++)
        {
            var one = _candidates[i];
            one.Add(bad, good);
            _candidates[i] = one;
            Log = Math.Max(Log, one.Log);
        }
    }

    private void Prune()
    {
        if (chain.IsIndependent)
        {
            // The last request tells nothing of the next: the largest mass stays the largest.
            _candidates.Sort((a, b) => b.Log.CompareTo(a.Log));
            _candidates.RemoveRange(1, _candidates.Count - 1);
            return;
        }

        var scale = _candidates.Max(one => one.Log);
        _candidates.Sort((a, b) => b.GoodMass(scale).CompareTo(a.GoodMass(scale)));
        var kept = 0;
        foreach (var one in _candidates.ToArray())
        {
            if (kept > 0 && one.BadMass(scale) <= _candidates[kept - 1].BadMass(scale))
            {
                continue;
            }

            while (kept > 1 && IsBelow(_candidates[kept - 2], _candidates[kept - 1], one, scale))
            {
                kept--;
            }

            _candidates[kept++] = one;
        }

        _candidates.RemoveRange(kept, _candidates.Count - kept);
    }

    /// <summary>Whether the middle one lies on or below the line between its neighbours.</summary>
    private static bool IsBelow(BurstLikelihood first, BurstLikelihood middle, BurstLikelihood last, double scale) =>
        ((middle.GoodMass(scale) - first.GoodMass(scale)) * (last.BadMass(scale) - first.BadMass(scale)))
            - ((middle.BadMass(scale) - first.BadMass(scale)) * (last.GoodMass(scale) - first.GoodMass(scale)))
        <= 0;
}
