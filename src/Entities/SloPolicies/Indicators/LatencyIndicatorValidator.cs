using System.Globalization;
using FluentValidation;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class LatencyIndicatorValidator : AbstractValidator<LatencyIndicator>
{
    private const string Suffix = "_bucket";

    private static readonly string[] Reserved = ["le", "__name__"];

    public LatencyIndicatorValidator()
    {
        RuleFor(l => l.Histogram)
            .Must(name => !name.EndsWith(Suffix, StringComparison.Ordinal))
            .WithMessage((_, name) => $"'{name}' is the bucket series; name the histogram, \"{name[..^Suffix.Length]}\"");
        RuleFor(l => l.ThresholdSeconds)
            .Must(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0)
            .WithMessage(
                (_, text) => $"'{text}' is not greater than 0; give a bucket boundary of the histogram in seconds, for example \"0.25\""
            );
        RuleFor(l => l.Selector).Custom(Matchers);
    }

    private static void Matchers(string? text, ValidationContext<LatencyIndicator> context)
    {
        if (text is null)
            return;
        if (MatcherRules.OfMatchers(text) is { } problem)
            context.AddFailure(problem);
        else if (
            VectorSelector.TryParseMatchers(text, out var matchers, out _)
            && matchers.FirstOrDefault(m => Reserved.Contains(m.Label)) is { } matcher
        )
            context.AddFailure($"matches label '{matcher.Label}', which the operator sets itself; remove it");
    }
}
