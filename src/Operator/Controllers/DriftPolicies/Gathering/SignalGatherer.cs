using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;
using Method = MlOps.Analysis.Drift.DriftMethod;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads one signal: current window, reference, and the reference's own windows.</summary>
internal sealed class SignalGatherer(DriftFacts facts, DriftSignal signal, IPrometheus prometheus, IndicatorVariables variables, LabelMatcher model, LabelMatcher serving, Reading<Baseline>? baseline = null)
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
            return new SignalFacts(signal, null, null, NoWander) { Stream = await new StreamGatherer(facts, prometheus).GatherAsync(signal, variables, ct) };
        if (RevisionSplit.Problem(facts, signal.Kind) is { } split)
            return Without(split);
        if (baseline is not null)
            return new SignalFacts(signal, await AgainstAsync(baseline, IsOutput ? serving : model, ct), null, NoWander) { ReferenceLength = BaselineLookup.Length(baseline) };
        var (reference, why) = ReferenceWindows.Of(facts);
        if (reference is not { } window)
            return Without(why);
        var now = new ReferenceWindow(facts.At, facts.Window);
        var counts = await PairAsync(window, model, now, IsOutput ? serving : model, ct);
        return new SignalFacts(signal, counts, null, counts.Kind == EvidenceKind.Value ? await WanderAsync(window, ct) : NoWander) { ReferenceLength = window.Length };
    }

    private SignalFacts Without(string why) => new(signal, Reading<PairedCounts>.None(EvidenceKind.NoData, why, signal.Name), null, NoWander);

    private async Task<Reading<PairedCounts>> PairAsync(ReferenceWindow a, LabelMatcher scopeA, ReferenceWindow b, LabelMatcher scopeB, CancellationToken ct)
    {
        if (signal.Source.Categorical is { } categorical)
        {
            var (before, after) = (await _reader.CategoriesAsync(categorical, scopeA, a.End, a.Length, ct), await _reader.CategoriesAsync(categorical, scopeB, b.End, b.Length, ct));
            return Paired(before, after);
        }

        var histogram = signal.Source.Histogram!;
        var (reference, current) = (await _reader.LadderAsync(histogram, scopeA, a.End, a.Length, ct), await _reader.LadderAsync(histogram, scopeB, b.End, b.Length, ct));
        return Paired(histogram.Metric, reference, current);
    }

    /// <summary>A snapshot has no windows beside its own, so nothing is known of its habits.</summary>
    private async Task<Reading<PairedCounts>> AgainstAsync(Reading<Baseline> snapshot, LabelMatcher scope, CancellationToken ct)
    {
        if (signal.Source.Categorical is { } categorical)
        {
            var kept = BaselineLookup.Categories(snapshot, signal.Name, categorical);
            return Lack(kept) ?? Paired(kept, await _reader.CategoriesAsync(categorical, scope, facts.At, facts.Window, ct));
        }

        var histogram = signal.Source.Histogram!;
        var reference = BaselineLookup.Ladder(snapshot, signal.Name, histogram);
        return Lack(reference) ?? Paired(histogram.Metric, reference, await _reader.LadderAsync(histogram, scope, facts.At, facts.Window, ct));
    }

    private static Reading<PairedCounts> Paired(Reading<Dictionary<string, double>> before, Reading<Dictionary<string, double>> after) =>
        Lack(before, after) ?? Reading<PairedCounts>.Of(Categories.Of(before.Value!, after.Value!), after.Query);

    private static Reading<PairedCounts> Paired(string metric, Reading<Ladder> reference, Reading<Ladder> current)
    {
        if (Lack(reference, current) is { } lack)
            return lack;
        if (reference.Value!.Total <= 0 || current.Value!.Total <= 0)
            return Reading<PairedCounts>.None(EvidenceKind.Idle, $"{current.Value!.Total:0} samples against {reference.Value.Total:0} of the reference", current.Query) with { Fault = reference.Value.Total > 0 ? DataFault.Stopped : DataFault.None };
        var (pair, defect) = Alignment.Of(reference.Value, current.Value);
        return pair is not null ? Reading<PairedCounts>.Of(pair, current.Query) : Reading<PairedCounts>.None(EvidenceKind.Ambiguous, LadderText.Of(defect, metric), current.Query) with { Fault = defect == LadderDefect.BucketLayoutChanged ? DataFault.LayoutChanged : DataFault.None };
    }

    private static Reading<PairedCounts>? Lack<T>(Reading<T> reference, Reading<T> current)
        where T : class =>
        current.Kind != EvidenceKind.Value ? Reading<PairedCounts>.None(current.Kind, current.Message, current.Query) with { Fault = Fault(reference.Kind, current.Kind) }
        : Lack(reference);

    private static Reading<PairedCounts>? Lack<T>(Reading<T> reference)
        where T : class =>
        reference.Kind != EvidenceKind.Value ? Reading<PairedCounts>.None(reference.Kind, $"the reference: {reference.Message}", reference.Query) : null;

    private static DataFault Fault(EvidenceKind reference, EvidenceKind current) =>
        current != EvidenceKind.NoData ? DataFault.None
        : reference == EvidenceKind.Value ? DataFault.Vanished
        : DataFault.Absent;

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
        var reader = new NumberReader(prometheus);
        var reading = await reader.ReadAsync(Filled(score.Query), facts.At, ct);
        if (score.NQuery is not { } query || reading.Value is not { } value)
            return reading;
        var samples = await reader.ReadAsync(Filled(query), facts.At, ct);
        return samples.Value is not { Value: var n } ? samples
            : n >= facts.Current.MinSamples ? Reading<ScoreValue>.Of(value with { Samples = n }, reading.Query)
            : Reading<ScoreValue>.None(EvidenceKind.Idle, FormattableString.Invariant($"{n:0} samples; fewer than spec.current.minSamples, {facts.Current.MinSamples}, say nothing"), samples.Query);
    }

    private string Filled(string query) => variables.Fill(query, facts.Window, facts.Serving!.Hash);
}
