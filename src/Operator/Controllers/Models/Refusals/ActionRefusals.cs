using System.Collections.Concurrent;

namespace MlOps.Operator.Controllers.Models.Refusals;

/// <summary>
/// Remembers that the API server refused an effect for good, by the action that this ends, until the status says so. Forgotten on restart:
/// the worst that follows is one more refusal.
/// </summary>
public sealed class ActionRefusals
{
    /// <summary>Those of models that were deleted meanwhile are never asked for again.</summary>
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, string> _refused = new();

    public void Add(string action, string message)
    {
        if (_refused.Count >= Most)
            _refused.Clear();
        _refused[action] = message;
    }

    public string? Of(string action) => _refused.GetValueOrDefault(action);

    public void Forget(string action) => _refused.TryRemove(action, out _);
}
