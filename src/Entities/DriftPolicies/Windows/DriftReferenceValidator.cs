using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.DriftPolicies.Windows;

internal sealed class DriftReferenceValidator : AbstractValidator<DriftReference>
{
    public DriftReferenceValidator()
    {
        RuleFor(r => r).Must(r => Problem(r) is null).OverridePropertyName("").WithMessage(r => Problem(r));
        RuleFor(r => r.Offset).Must(BeDuration).WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 7d");
        RuleFor(r => r.RevisionWindow)
            .Must(BeDuration)
            .WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 6h");
        RuleFor(r => r.Range!.From)
            .Must((r, from) => from < r.Range!.To)
            .When(r => r.Range is not null)
            .WithMessage(r => $"is not before to ({r.Range!.To.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z); give an earlier time");
    }

    private static string? Problem(DriftReference r) =>
        ExactlyOne.Problem(
            "",
            ("offset", r.Offset),
            ("range", r.Range),
            ("revisionWindow", r.RevisionWindow),
            ("configMapRef", r.ConfigMapRef)
        );

    private static bool BeDuration(string? text) => text is null || PrometheusDuration.TryParse(text, out _);
}
