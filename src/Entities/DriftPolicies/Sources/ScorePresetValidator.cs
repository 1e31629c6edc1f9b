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
            .WithMessage(p => $"is missing; {p.Metric} belongs to a single feature; give its name in that system")
            .Null()
            .When(p => !ScorePresetGaps.NeedsFeature(p.Metric), ApplyConditionTo.CurrentValidator)
            .WithMessage(p => $"applies to metrics of a single feature, but {p.Metric} covers the whole model; remove it");
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
