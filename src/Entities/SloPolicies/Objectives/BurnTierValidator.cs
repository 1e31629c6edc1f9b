using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.SloPolicies.Objectives;

internal sealed class BurnTierValidator : AbstractValidator<BurnTierSpec>
{
    public BurnTierValidator()
    {
        RuleFor(t => t.LongWindow)
            .Must(BeDuration)
            .WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 1h");
        RuleFor(t => t.ShortWindow)
            .Must(BeDuration)
            .WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 5m")
            .Must(
                (t, text) =>
                    !PrometheusDuration.TryParse(text, out var window)
                    || !PrometheusDuration.TryParse(t.LongWindow, out var longer)
                    || window < longer
            )
            .WithMessage((t, text) => $"{text} is not shorter than longWindow, {t.LongWindow}; a twelfth of it is usual");
        RuleFor(t => t.BudgetPercent)
            .Must(text => Numbers.Of(text) is > 0 and <= 100)
            .WithMessage((_, text) => $"{text} must be greater than 0 and at most 100; it is a share of the error budget in percent");
    }

    private static bool BeDuration(string text) => PrometheusDuration.TryParse(text, out _);
}
