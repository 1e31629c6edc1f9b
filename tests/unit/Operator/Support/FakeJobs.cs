using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;

namespace MlOps.Operator.Tests.Support;

/// <summary>The Jobs of the namespace, as the API server and its controllers keep them.</summary>
internal sealed class FakeJobs
{
    private readonly Dictionary<string, TrainingJob> _jobs = [];

    /// <summary>Every Job that was ever made, in order.</summary>
    public List<JsonObject> Made { get; } = [];

    /// <summary>What the server says against a Job.</summary>
    public string? Refusal { get; set; }

    /// <summary>The server does not answer: nothing can be made.</summary>
    public bool Down { get; set; }

    public TrainingJob? Of(string? name) => name is null ? null : _jobs.GetValueOrDefault(name);

    public void Create(CreateJob effect)
    {
        if (Down || Refusal is not null || !_jobs.TryAdd(effect.Name, new TrainingJob(effect.Name, $"job-{Made.Count}", true, null, null)))
            return;
        Made.Add(effect.Body);
    }

    public void Foreign(string name) => _jobs[name] = new TrainingJob(name, "theirs", false, null, null);

    public void End(bool succeeded, string why = "BackoffLimitExceeded: two pods failed")
    {
        foreach (var job in _jobs.Values.Where(j => j is { Owned: true, Ended: null }).ToList())
            _jobs[job.Name] = job with { Ended = succeeded, Why = why };
    }

    public void Delete() => _jobs.Clear();
}
