using System.Collections.Concurrent;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>One memory per policy generation; gone with the policy.</summary>
public sealed class PolicyMemories
{
    private readonly ConcurrentDictionary<string, (long Generation, PolicyMemory Memory)> _memories = new();

    public PolicyMemory Of(string uid, long generation) =>
        _memories
            .AddOrUpdate(
                uid,
                _ => (generation, new PolicyMemory()),
                (_, known) => known.Generation == generation ? known : (generation, new PolicyMemory())
            )
            .Memory;

    public void Forget(string uid) => _memories.TryRemove(uid, out _);
}
