using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals;
using MlOps.Operator.Signals.Distributions;
using Method = MlOps.Analysis.Drift.DriftMethod;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads one signal: current window, reference, and the reference's own windows.</summary>
internal sealed class SignalGatherer(DriftFacts facts, DriftSignal signal, IPrometheus prometheus, IndicatorVariables variables, LabelMatcher model, LabelMatcher serving)
{
    private static readonly Dictionary<Method, double> NoWander = [];
    private readonly DistributionReader _reader = new(prometheus, variables);

    /// <summary>Inputs do not depend on the revision; what the model says does.</summary>
    private bool IsOutput => signal.Kind is not SignalKind.Feature;

    public async Task<SignalFacts> GatherAsync(CancellationToken ct)
    {
        if (signal.Source.Score is { } score)
            return new SignalFacts(signal, null, await ScoreAsync(score, ct), NoWander);
        if (signal.Source.Stream is not null)
            return new SignalFacts(signal, null, null, NoWander);
        if (IsOutput && facts.Serving?.PromotedAt is { } promoted && promoted > facts.At - facts.Window)
            return Without($"the window spans the promotion of revision {facts.Serving.Hash}, and what two revisions say is not compared as one");
        var (reference, why) = ReferenceWindows.Of(facts);
        if (reference is not { } window)
            return Without(why);
        var now = new ReferenceWindow(facts.At, facts.Window);
        var counts = await PairAsync(window, model, now, IsOutput ? serving : model, ct);
        return new SignalFacts(signal, counts, null, counts.Kind == EvidenceKind.Value ? await WanderAsync(window, ct) : NoWander);
    }

    private SignalFacts Without(string why) => new(signal, Reading<PairedCounts>.None(EvidenceKind.NoData, why, signal.Name), null, NoWander);

    private async Task<Reading<PairedCounts>> PairAsync(ReferenceWindow a, LabelMatcher scopeA, ReferenceWindow b, LabelMatcher scopeB, CancellationToken ct)
    {
        if (signal.Source.Categorical is { } categorical)
        {
            var (before, after) = (await _reader.CategoriesAsync(categorical, scopeA, a.End, a.Length, ct), await _reader.CategoriesAsync(categorical, scopeB, b.End, b.Length, ct));
            return Lack(before, after) ?? Reading<PairedCounts>.Of(Categories.Of(before.Value!, after.Value!), after.Query);
        }

        var histogram = signal.Source.Histogram!;
        var (reference, current) = (await _reader.LadderAsync(histogram, scopeA, a.End, a.Length, ct), await _reader.LadderAsync(histogram, scopeB, b.End, b.Length, ct));
        if (Lack(reference, current) is { } lack)
            return lack;
        if (reference.Value!.Total <= 0 || current.Value!.Total <= 0)
            return Reading<PairedCounts>.None(EvidenceKind.Idle, $"{current.Value!.Total:0} samples against {reference.Value.Total:0} of the reference", current.Query);
        var (pair, defect) = Alignment.Of(reference.Value, current.Value);
        return pair is not null ? Reading<PairedCounts>.Of(pair, current.Query) : Reading<PairedCounts>.None(EvidenceKind.Ambiguous, LadderText.Of(defect, histogram.Metric), current.Query);
    }

    private static Reading<PairedCounts>? Lack<T>(Reading<T> reference, Reading<T> current)
        where T : class =>
        current.Kind != EvidenceKind.Value ? Reading<PairedCounts>.None(current.Kind, current.Message, current.Query)
        : reference.Kind != EvidenceKind.Value ? Reading<PairedCounts>.None(reference.Kind, $"the reference: {reference.Message}", reference.Query)
        : null;

    private async Task<Dictionary<Method, double>> WanderAsync(ReferenceWindow reference, CancellationToken ct)
    {
        var values = new Dictionary<Method, List<double>>();
        foreach (var (earlier, later) in ReferenceWindows.Own(facts, reference))
        {
            // Windows that are older than the data say nothing, and no others will.
            if (await PairAsync(earlier, model, later, model, ct) is not { Kind: EvidenceKind.Value, Value: { } pair } || Math.Min(pair.ReferenceTotal, pair.CurrentTotal) < facts.Current.MinSamples)
                break;
            foreach (var method in Enum.GetValues<Method>().Where(m => pair is BinnedPair || IsUnordered(m)))
                (values.TryGetValue(method, out var known) ? known : values[method] = []).Add(SignalTest.Value(method, pair));
        }

        return values.ToDictionary(v => v.Key, v => Wander.Of(v.Value));
    }

    private static bool IsUnordered(Method method) =>
        method is Method.Psi or Method.ChiSquare or Method.JensenShannon or Method.Hellinger or Method.TotalVariation;

    private async Task<Reading<ScoreValue>> ScoreAsync(ScoreSource score, CancellationToken ct)
    {
        var query = variables.Fill(score.Query, facts.Window);
        var answer = await prometheus.QueryAsync(query, facts.At, ct);
        return answer.Failure is { } failure ? Reading<ScoreValue>.None(EvidenceKind.QueryError, failure, query) : answer.Series switch
        {
            [] => Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", query),
            [{ Samples: [{ Value: var value }] }] when double.IsFinite(value) => Reading<ScoreValue>.Of(new ScoreValue(value), query),
            [_] => Reading<ScoreValue>.None(EvidenceKind.QueryError, "the score is no number", query),
            var several => Reading<ScoreValue>.None(EvidenceKind.Ambiguous, $"{several.Count} series where one is expected; aggregate the query", query),
        };
    }
}
