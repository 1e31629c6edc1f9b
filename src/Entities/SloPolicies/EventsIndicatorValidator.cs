using FluentValidation;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Entities.SloPolicies;

internal sealed class EventsIndicatorValidator : AbstractValidator<EventsIndicator>
{
    public EventsIndicatorValidator()
    {
        RuleFor(e => e)
            .Must(e => e.Bad is null != e.Good is null)
            .OverridePropertyName("")
            .WithMessage(e => $"has {(e.Bad is null ? "neither" : "both")} bad {(e.Bad is null ? "nor" : "and")} good; give exactly one, the other follows from total");
        RuleFor(e => e.Bad).Custom(Selector);
        RuleFor(e => e.Good).Custom(Selector);
        RuleFor(e => e.Total).Custom(Selector);
    }

    private static void Selector(string? text, ValidationContext<EventsIndicator> context)
    {
        if (text is not null && !VectorSelector.TryParse(text, out _, out var error))
            context.AddFailure($"'{text}' is not a vector selector: {error}");
    }
}
