namespace MlOps.Analysis.Bursts;

/// <summary>
/// How probable a scrape's counts are under a chain, together with the outcome of its last request, given that of the last request
/// before it. All four probabilities are in units of exp(<paramref name="LogScale"/>), because they underflow.
/// </summary>
/// <param name="LogScale">Natural logarithm of the unit.</param>
/// <param name="GoodToGood">Good before, good at the end.</param>
/// <param name="GoodToBad">Good before, bad at the end.</param>
/// <param name="BadToGood">Bad before, good at the end.</param>
/// <param name="BadToBad">Bad before, bad at the end.</param>
internal readonly record struct BurstStep(double LogScale, double GoodToGood, double GoodToBad, double BadToGood, double BadToBad);
