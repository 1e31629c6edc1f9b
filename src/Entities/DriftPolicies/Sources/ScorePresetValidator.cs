using FluentValidation;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.DriftPolicies.Sources;

internal sealed class ScorePresetValidator : AbstractValidator<ScorePreset>
{
    public ScorePresetValidator()
    {
        RuleFor(p => p.Metric)
            .Must((p, _) => ScorePresetGaps.Of(p.Name, p.Metric) is null)
            .WithMessage((p, _) => ScorePresetGaps.Of(p.Name, p.Metric));
        RuleFor(p => p.Feature)
            .NotNull()
            .When(p => ScorePresetGaps.NeedsFeature(p.Metric), ApplyConditionTo.CurrentValidator)
            .WithMessage(p => $"is missing; {p.Metric} is one feature's, name it as the system does")
            .Null()
            .When(p => !ScorePresetGaps.NeedsFeature(p.Metric), ApplyConditionTo.CurrentValidator)
            .WithMessage(p => $"belongs to the number of one feature, and {p.Metric} is the model's; remove it");
        RuleFor(p => p.Selector)
            .Custom(
                (text, context) =>
                {
                    if (text is not null && MatcherRules.OfMatchers(text) is { } problem)
                        context.AddFailure(problem);
                }
            );
    }
}
