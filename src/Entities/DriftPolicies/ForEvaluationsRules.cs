using System.Globalization;
using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.DriftPolicies.Detection;

namespace MlOps.Entities.DriftPolicies;

/// <summary>
/// Whether drift can be confirmed at all: a rule that no run of evaluations can satisfy would watch for ever and never speak.
/// </summary>
internal sealed class ForEvaluationsRules : AbstractValidator<DriftPolicySpec>
{
    public ForEvaluationsRules()
    {
        RuleFor(s => s.ForEvaluations!.Required)
            .Must((s, required) => required <= s.ForEvaluations!.Of)
            .When(s => s.ForEvaluations is not null)
            .WithMessage(
                (s, required) => $"{required} is more than spec.forEvaluations.of, {s.ForEvaluations!.Of}; lower one or raise the other"
            );
        RuleFor(s => s)
            .Custom(
                (spec, context) =>
                {
                    if (Problem(spec) is { } problem)
                        context.AddFailure($"{nameof(DriftPolicySpec.ForEvaluations)}.{nameof(ForEvaluations.Of)}", problem);
                }
            );
    }

    private static string? Problem(DriftPolicySpec spec)
    {
        var rule = spec.ForEvaluations ?? new();
        var interval = DriftInterval.Of(spec);
        if (
            rule.Required < 2
            || rule.Required > rule.Of
            || !PrometheusDuration.TryParse((spec.Current ?? new()).Window, out var window)
            || (rule.Of - 1) * interval >= window
        )
            return null;
        var needed = (int)Math.Ceiling(window / interval) + 1;
        var remedy = needed <= 20 ? $"raise it to {needed}" : "evaluate less often (spec.evaluationIntervalSeconds)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"is {rule.Of}: that many evaluations, one every {PrometheusDuration.Format(interval)}, always share samples of a window of {PrometheusDuration.Format(window)}, so drift could never be confirmed; {remedy}"
        );
    }
}
