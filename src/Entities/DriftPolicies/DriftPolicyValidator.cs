using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.Entities.DriftPolicies;

internal sealed class DriftPolicyValidator : AbstractValidator<DriftPolicy>
{
    public DriftPolicyValidator()
    {
        RuleFor(p => p.Spec.EnforceAfter)
            .Must((p, after) => after is null || p.Spec.Mode == PolicyMode.Enforce)
            .WithMessage(p => $"needs mode Enforce, and spec.mode is {p.Spec.Mode}; remove it or set the mode");
        RuleFor(p => p.Spec.DataQualityVeto)
            .NotEqual(DataQualityCheck.Disabled)
            .WithMessage("is now called dataQuality; write dataQuality: Disabled and remove dataQualityVeto");
        RuleFor(p => p.Spec.Current!.Window)
            .Must(text => PrometheusDuration.TryParse(text, out _))
            .When(p => p.Spec.Current is not null)
            .WithMessage((_, text) => $"'{text}' is no Prometheus duration; write for example 1h");
        RuleFor(p => p.Spec.Reference!).SetValidator(new DriftReferenceValidator()).When(p => p.Spec.Reference is not null);
        RuleFor(p => p.Spec.Reference)
            .NotNull()
            .When(p =>
                p.Spec.Signals?.Any(s => s.Source.Histogram is not null || s.Source.Categorical is not null || s.Source.Stream is not null)
                == true
            )
            .WithMessage("is missing; a distribution or a stream is compared with another time, for example offset: 7d");
        RuleForEach(p => p.Spec.Signals)
            .Custom(
                (signal, context) =>
                {
                    if (signal.Missing is not null && MissingProblem(context.InstanceToValidate.Spec.Reference) is { } problem)
                        context.AddFailure(new ValidationFailure($"{context.PropertyPath}.{nameof(DriftSignal.Missing)}", problem));
                }
            );
        RuleForEach(p => p.Spec.Signals).SetValidator(new DriftSignalValidator());
        RuleFor(p => p.Spec).SetValidator(new ForEvaluationsRules());
    }

    private static string? MissingProblem(DriftReference? reference) =>
        reference switch
        {
            null =>
                "is asked for the reference's time as well, and there is no spec.reference; give one, for example offset: 7d, or remove it",
            { ConfigMapRef: not null } =>
                "is asked for the reference's time as well, and a snapshot in a ConfigMap has none; give spec.reference an offset, range or revisionWindow, or remove it",
            _ => null,
        };
}
