using FluentValidation;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class EventsIndicatorValidator : AbstractValidator<EventsIndicator>
{
    public EventsIndicatorValidator()
    {
        RuleFor(e => e)
            .Must(e => e.Bad is null != e.Good is null)
            .OverridePropertyName("")
            .WithMessage(e =>
                $"has {(e.Bad is null ? "neither" : "both")} bad {(e.Bad is null ? "nor" : "and")} good; give exactly one; the other follows from total"
            );
        RuleFor(e => e.Bad).Custom(Selector);
        RuleFor(e => e.Good).Custom(Selector);
        RuleFor(e => e.Total).Custom(Selector);
        RuleFor(e => e.Bad)
            .Must((e, bad) => e.Good is not null || !SameEvents(bad, e.Total))
            .WithMessage(
                "selects the same events as total, so every event would be bad; narrow it to the bad ones, for example by a matcher code=~\"5..\""
            );
        RuleFor(e => e.Good)
            .Must((e, good) => e.Bad is not null || !SameEvents(good, e.Total))
            .WithMessage(
                "selects the same events as total, so no event would ever be bad; narrow it to the good ones, for example by a matcher code!~\"5..\""
            );
    }

    private static void Selector(string? text, ValidationContext<EventsIndicator> context)
    {
        if (text is not null && MatcherRules.OfSelector(text) is { } problem)
            context.AddFailure(problem);
    }

    private static bool SameEvents(string? part, string total) =>
        part is not null
        && VectorSelector.TryParse(part, out var one, out _)
        && VectorSelector.TryParse(total, out var other, out _)
        && one.Metric == other.Metric
        && one.Matchers.ToHashSet().SetEquals(other.Matchers);
}
