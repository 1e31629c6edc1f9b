using System.Globalization;
using FluentValidation;
using MlOps.Entities.SloPolicies.Indicators;

namespace MlOps.Entities.SloPolicies.Objectives;

internal sealed class ObjectiveValidator : AbstractValidator<Objective>
{
    public ObjectiveValidator()
    {
        RuleFor(o => o.Target)
            .Custom(
                (target, context) =>
                {
                    if (TargetError(target) is { } error)
                        context.AddFailure(error);
                }
            );
        RuleFor(o => o.Sli).SetValidator(new ServiceLevelIndicatorValidator());
    }

    private static string? TargetError(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var target))
            return $"'{text}' is not a decimal number; give the share of good events in percent, for example \"99.9\"";
        return target switch
        {
            > 1 and < 100 => null,
            100 => "100 leaves no error budget, so every bad event would be a breach; give a target below it, for example \"99.99\"",
            > 100 => $"{text} is more than 100 percent; give a target below 100, for example \"99.9\"",
            // A ratio: what was meant is a hundred times that.
            > 0.01m and < 1 =>
                $"{text} is read as percent; did you mean \"{(target * 100).ToString("0.########", CultureInfo.InvariantCulture)}\"?",
            _ => $"{text} is read as percent; a target is above 1 and below 100, for example \"99.9\"",
        };
    }
}
