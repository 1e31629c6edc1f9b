using FluentValidation;
using MlOps.Entities.Common;

namespace MlOps.Entities.SloPolicies;

internal sealed class ExpressionIndicatorValidator : AbstractValidator<ExpressionIndicator>
{
    private static readonly string[] Variables = ["namespace", "modelDeployment", "model", "window"];

    public ExpressionIndicatorValidator()
    {
        RuleFor(e => e)
            .Must(e => Problem(e) is null)
            .OverridePropertyName("")
            .WithMessage(e => Problem(e));
        RuleFor(e => e.Bad).Custom(Query);
        RuleFor(e => e.Good).Custom(Query);
        RuleFor(e => e.Total).Custom(Query);
    }

    private static string? Problem(ExpressionIndicator e) =>
        ExactlyOne.Problem("; the other follows from total", ("bad", e.Bad), ("good", e.Good));

    private static void Query(string? text, ValidationContext<ExpressionIndicator> context)
    {
        if (text is null)
            return;
        if (!text.Contains("${window}", StringComparison.Ordinal))
            context.AddFailure("does not use ${window}; the burn tiers ask for several windows, write for example sum(increase(errors_total[${window}]))");
        if (PromQlText.Problem(text, Variables) is { } problem)
            context.AddFailure(problem);
    }
}
