using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.Entities.DriftPolicies;

internal sealed class DriftPolicyValidator : AbstractValidator<DriftPolicy>
{
    public DriftPolicyValidator()
    {
        RuleFor(p => p.Spec.Prometheus).Must(name => SourceName.Problem(name) is null).WithMessage((_, name) => SourceName.Problem(name));
        RuleFor(p => p.Spec.EnforceAfter)
            .Must((p, after) => after is null || p.Spec.Mode == PolicyMode.Enforce)
            .WithMessage(p => $"requires spec.mode Enforce, but it is {p.Spec.Mode}; remove it or set spec.mode to Enforce");
        RuleFor(p => p.Spec.DataQualityVeto)
            .NotEqual(DataQualityCheck.Disabled)
            .WithMessage("is now called dataQuality; write dataQuality: Disabled and remove dataQualityVeto");
        RuleFor(p => p.Spec.Current!.Window)
            .Must(text => PrometheusDuration.TryParse(text, out _))
            .When(p => p.Spec.Current is not null)
            .WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 1h");
        RuleFor(p => p.Spec.Reference!).SetValidator(new DriftReferenceValidator()).When(p => p.Spec.Reference is not null);
        RuleFor(p => p.Spec.Reference)
            .NotNull()
            .When(p =>
                p.Spec.Signals?.Any(s => s.Source.Histogram is not null || s.Source.Categorical is not null || s.Source.Stream is not null)
                == true
            )
            .WithMessage("is missing; distributions and streams are compared with another period, for example offset: 7d");
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
                "is also evaluated over the reference period, but spec.reference is missing; add one, for example offset: 7d, or remove missing",
            { ConfigMapRef: not null } =>
                "is also evaluated over the reference period, but a ConfigMap snapshot has none; use offset, range or revisionWindow in spec.reference, or remove missing",
            _ => null,
        };
}
