using System.Text.Json.Nodes;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.Text;
using MlOps.Entities;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;
using MlOps.Operator.Signals.Baselines;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>One run of <c>baseline capture</c>: read the policy, read Prometheus, write the ConfigMap.</summary>
internal sealed class BaselineRun(LiveSession session, TimeProvider time, TextWriter output, TextWriter error)
{
    /// <returns>0 written, 1 refused, 2 not readable or not writable.</returns>
    public async Task<int> RunAsync(BaselineOrder order, CancellationToken ct)
    {
        try
        {
            return await CaptureAsync(order, ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.Conflict)
        {
            error.WriteLine(
                $"ConfigMap {order.ConfigMap} is managed by another field manager and was not changed: {e.Message}; use --output and apply the file through that manager, or choose another --configmap"
            );
            return 2;
        }
        catch (Exception e) when (e is ApiException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 2;
        }
    }

    private async Task<int> CaptureAsync(BaselineOrder order, CancellationToken ct)
    {
        var (policy, problem) = await LivePolicy.ReadAsync(session.Api, order.Policy, ct);
        if (policy is null)
            return Refuse(problem);
        if (Validation.Check(policy) is { Count: > 0 } errors)
            return Refuse([.. errors.Select(e => $"{e.Field}: {e.Message}")]);
        var now = time.GetUtcNow();
        var (window, wrong) = order.In(policy.Spec, now);
        if (window is null)
            return Refuse(wrong);
        var rawModel = await session.Api.GetAsync(
            ResourceKinds.ModelDeployments,
            order.Policy with
            {
                Name = policy.Spec.ModelRef.Name,
            },
            ct
        );
        var (model, why) = rawModel is null ? (null, "does not exist in this namespace") : StoredObject.Decode<ModelDeployment>(rawModel);
        if (model is null)
            return Refuse($"spec.modelRef.name: ModelDeployment {policy.Spec.ModelRef.Name} {why}");

        using var sources = session.Sources(policy.Spec.Prometheus);
        var (source, unreachable) = await LiveSource.FindAsync(sources, policy.Spec.Prometheus, policy.Metadata.Namespace, now, ct);
        if (source is null)
        {
            error.WriteLine(unreachable);
            return 2;
        }

        var (baseline, problems) = await new BaselineCapture(policy, model, source, window).ReadAsync(now, ct);
        if (problems.Count > 0)
            return Refuse([.. problems]);
        if (baseline.Signals.Count == 0)
            return Refuse("the policy has no histogram or categorical signal; other signals cannot be compared with a snapshot");
        Note(policy.Spec, model, window);
        var (configMap, withoutPieces, tooLarge) = BaselineConfigMap.Of(baseline, order.Policy with { Name = order.ConfigMap });
        NoteHabits(policy.Spec, baseline, withoutPieces);
        return configMap is null ? Refuse(tooLarge) : await WriteAsync(order, baseline, configMap, ct);
    }

    private async Task<int> WriteAsync(BaselineOrder order, Baseline baseline, JsonObject configMap, CancellationToken ct)
    {
        var what = FormattableString.Invariant(
            $"{Plural.Of(baseline.Signals.Count, "signal")}, {TimeText.Of(baseline.Window.From)} to {TimeText.Of(baseline.Window.To)}, {baseline.Signals.Min(s => s.Samples):0} samples or more of each"
        );
        var use = $"to compare with it, set spec.reference in the policy to configMapRef: {{name: {order.ConfigMap}}}";
        if (order.Output is { } file)
        {
            var yaml = CrdYaml.Write(configMap);
            if (file == "-")
                output.Write(yaml);
            else
                await File.WriteAllTextAsync(file, yaml, ct);
            error.WriteLine($"{what}; {use}");
            return 0;
        }

        var key = order.Policy with { Name = order.ConfigMap };
        if (await session.Api.GetAsync(Kinds.ConfigMaps, key, ct) is { } there && !BaselineConfigMap.IsOurs(there))
            return Refuse($"ConfigMap {key} exists but is not a baseline; choose another name with --configmap");
        await session.Api.ApplyAsync(Kinds.ConfigMaps, key, configMap, force: false, ct: ct);
        output.WriteLine($"configmap/{order.ConfigMap} written: {what}");
        output.WriteLine(use);
        return 0;
    }

    /// <summary>What is kept, but should be known.</summary>
    private void Note(DriftPolicySpec spec, ModelDeployment model, TimeRange window)
    {
        foreach (var left in spec.Signals!.Where(s => s.Source.Histogram is null && s.Source.Categorical is null))
            error.WriteLine($"{left.Name}: skipped: scores and streams have no distribution");
        var mixed = (model.Status?.Revisions ?? [])
            .Where(r => r.PromotedAt > window.From && r.PromotedAt < window.To)
            .Select(r => r.Hash)
            .ToList();
        foreach (
            var signal in spec.Signals!.Where(s =>
                mixed.Count > 0 && s.Kind != SignalKind.Feature && (s.Source.Histogram ?? (object?)s.Source.Categorical) is not null
            )
        )
            error.WriteLine(
                $"{signal.Name}: the window spans the promotion of {string.Join(", ", mixed)}, so outputs of more than one revision are in the snapshot"
            );
    }

    /// <summary>Of what habit will not be known, and what helps.</summary>
    private void NoteHabits(DriftPolicySpec spec, Baseline baseline, IReadOnlyList<string> withoutPieces)
    {
        if (withoutPieces.Count > 0)
            error.WriteLine(
                $"{string.Join(", ", withoutPieces)}: too many categories or buckets to store pieces of, so their habit is unknown and drift from this snapshot is a warning at most; narrow the selector, or capture policies with fewer signals each"
            );
        var least = (spec.Current ?? new()).MinSamples;
        var few = spec.Signals!.Where(s =>
                baseline.Signals.Any(kept => kept.Name == s.Name)
                && !withoutPieces.Contains(s.Name)
                && BaselineLookup.Pieces(baseline, s).Count(piece => piece.Total >= least) < HabitPlan.LeastPieces
            )
            .Select(s => s.Name)
            .ToList();
        if (few.Count > 0)
            error.WriteLine(
                $"{string.Join(", ", few)}: fewer than {HabitPlan.LeastPieces} pieces of {LengthText.Of(baseline.PieceSeconds!.Value)} have spec.current.minSamples, {least}, samples, so their habit is unknown and drift from this snapshot is a warning at most; capture a period with traffic in each piece: whole days, ideally a week, as far back as Prometheus has data"
            );
    }

    private int Refuse(params string[] why)
    {
        foreach (var line in why)
            error.WriteLine(line);
        error.WriteLine("Nothing was written.");
        return 1;
    }
}
