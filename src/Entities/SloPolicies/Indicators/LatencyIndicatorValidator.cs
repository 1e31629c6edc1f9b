using System.Globalization;
using FluentValidation;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class LatencyIndicatorValidator : AbstractValidator<LatencyIndicator>
{
    public LatencyIndicatorValidator()
    {
        RuleFor(l => l.Histogram).Must(name => HistogramRules.OfName(name) is null).WithMessage((_, name) => HistogramRules.OfName(name));
        RuleFor(l => l.ThresholdSeconds)
            .Must(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0)
            .WithMessage(
                (_, text) => $"'{text}' is not greater than 0; give a bucket boundary of the histogram in seconds, for example \"0.25\""
            );
        RuleFor(l => l.Selector)
            .Must(text => text is null || HistogramRules.OfMatchers(text) is null)
            .WithMessage((_, text) => HistogramRules.OfMatchers(text!));
    }
}
