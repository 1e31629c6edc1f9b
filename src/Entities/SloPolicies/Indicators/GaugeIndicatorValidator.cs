using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class GaugeIndicatorValidator : AbstractValidator<GaugeIndicator>
{
    private static readonly string[] Variables = ["namespace", "modelDeployment", "model"];

    public GaugeIndicatorValidator()
    {
        RuleFor(g => g)
            .Must(g => g.Min is not null || g.Max is not null)
            .OverridePropertyName("")
            .WithMessage("has neither min nor max, so no value would be bad; give at least one");
        RuleFor(g => g.Min)
            .Must((g, min) => Numbers.Of(min) is not { } low || Numbers.Of(g.Max) is not { } high || low < high)
            .WithMessage((g, min) => $"{min} is not below max, {g.Max}, so no value would be good; lower one or raise the other");
        RuleFor(g => g.Query).Custom(Query);
        RuleFor(g => g.NQuery).Custom(Query);
    }

    private static void Query(string? text, ValidationContext<GaugeIndicator> context)
    {
        if (text is null)
            return;
        if (PromQlText.Problem(text, Variables) is { } problem)
            context.AddFailure(problem);
    }
}
