using System.Collections.Immutable;

namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>Which requests go wrong; the first rule that meets one decides.</summary>
internal sealed class FaultScript
{
    private ImmutableList<FaultRule> _rules = [];

    public FaultRule Add(Func<ApiCall, bool> when, Fault fault, int times = int.MaxValue)
    {
        var rule = new FaultRule(this, when, fault, times);
        ImmutableInterlocked.Update(ref _rules, r => r.Add(rule));
        return rule;
    }

    public void Remove(FaultRule rule) => ImmutableInterlocked.Update(ref _rules, r => r.Remove(rule));

    public Fault? For(ApiCall call) => _rules.FirstOrDefault(r => r.Meets(call))?.Fault;
}
