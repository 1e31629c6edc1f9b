using System.Collections.Concurrent;

namespace MlOps.Operator.Controllers.Models.Refusals;

/// <summary>
/// Remembers that the API server refused the Job of a training until its status says so. Forgotten on restart: the worst that follows is one
/// more refusal.
/// </summary>
public sealed class JobRefusals
{
    private readonly ConcurrentDictionary<string, string> _refused = new();

    public void Add(string training, string message) => _refused[training] = message;

    public string? Of(string training) => _refused.GetValueOrDefault(training);

    public void Forget(string training) => _refused.TryRemove(training, out _);
}
