using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class ExpressionIndicatorValidator : AbstractValidator<ExpressionIndicator>
{
    private static readonly string[] Variables = ["namespace", "modelDeployment", "model", "window"];

    public ExpressionIndicatorValidator()
    {
        RuleFor(e => e).Must(e => Problem(e) is null).OverridePropertyName("").WithMessage(e => Problem(e));
        RuleFor(e => e.Bad).Custom(Query);
        RuleFor(e => e.Good).Custom(Query);
        RuleFor(e => e.Total).Custom(Query);
        RuleFor(e => e.Bad)
            .Must((e, bad) => e.Good is not null || !SameQuery(bad, e.Total))
            .WithMessage("is the same query as total, so every event would be bad; count the bad events only");
        RuleFor(e => e.Good)
            .Must((e, good) => e.Bad is not null || !SameQuery(good, e.Total))
            .WithMessage("is the same query as total, so no event would ever be bad; count the good events only");
    }

    private static bool SameQuery(string? part, string total) => part is not null && Dense(part) == Dense(total);

    private static string Dense(string query) => string.Concat(query.Where(c => !char.IsWhiteSpace(c)));

    private static string? Problem(ExpressionIndicator e) =>
        ExactlyOne.Problem("; the other follows from total", ("bad", e.Bad), ("good", e.Good));

    private static void Query(string? text, ValidationContext<ExpressionIndicator> context)
    {
        if (text is null)
            return;
        if (!text.Contains("${window}", StringComparison.Ordinal))
            context.AddFailure(
                "does not use ${window}; the burn tiers query several windows; write for example sum(increase(errors_total[${window}]))"
            );
        else if (!PromQlText.CountsOverWindow(text))
            context.AddFailure(
                "has ${window} as a step or an offset only, so it counts the same in every window; write it as a range, for example sum(increase(errors_total[${window}]))"
            );
        if (PromQlText.Problem(text, Variables) is { } problem)
            context.AddFailure(problem);
    }
}
