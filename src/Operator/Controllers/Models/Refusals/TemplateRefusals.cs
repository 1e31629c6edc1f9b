using System.Collections.Concurrent;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Refusals;

/// <summary>
/// Remembers for a while that the API server refused a template, so that it is reported and not sent again every second.
/// Forgotten on restart: the worst that follows is one more dry run.
/// </summary>
public sealed class TemplateRefusals(TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (long Generation, string Message, long At)> _refused = new();

    /// <summary>Refusals that are kept.</summary>
    public int Count => _refused.Count;

    public void Add(ModelDeployment model, string message)
    {
        // Also drops entries of models that were deleted.
        foreach (var (uid, refusal) in _refused)
        {
            if (time.GetElapsedTime(refusal.At) >= Validity)
                _refused.TryRemove(uid, out _);
        }

        _refused[model.Metadata.Uid] = (model.Metadata.Generation, message, time.GetTimestamp());
    }

    /// <summary>When the refusal expires and the operator tries the template again; null if there is none.</summary>
    public DateTimeOffset? Until(ModelDeployment model) =>
        _refused.TryGetValue(model.Metadata.Uid, out var refusal) && refusal.Generation == model.Metadata.Generation
            ? time.GetUtcNow() + Validity - time.GetElapsedTime(refusal.At)
            : null;

    public IEnumerable<string> Of(ModelDeployment model)
    {
        if (!_refused.TryGetValue(model.Metadata.Uid, out var refusal))
            return [];
        if (refusal.Generation == model.Metadata.Generation && time.GetElapsedTime(refusal.At) < Validity)
            return [$"spec.template: the API server rejects it: {refusal.Message}"];
        _refused.TryRemove(model.Metadata.Uid, out _);
        return [];
    }
}
