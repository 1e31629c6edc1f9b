using FluentValidation;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.ModelDeployments.Circuits;

internal sealed class CircuitBreakerValidator : AbstractValidator<CircuitBreakerSpec>
{
    public CircuitBreakerValidator()
    {
        RuleFor(c => c.Fallback.ServiceName)
            .NotNull()
            .When(c => c.Fallback.Kind == FallbackKind.Service, ApplyConditionTo.CurrentValidator)
            .WithMessage("is missing; with kind Service, name the Service that serves while the circuit is open")
            .Null()
            .When(c => c.Fallback.Kind == FallbackKind.LastKnownGood, ApplyConditionTo.CurrentValidator)
            .WithMessage("belongs to kind Service; remove it or set spec.circuitBreaker.fallback.kind to Service");
        RuleFor(c => c.BreakSeconds)
            .Must((c, first) => first <= c.MaxBreakSeconds)
            .WithMessage(
                (c, first) => $"{first} is more than spec.circuitBreaker.maxBreakSeconds, {c.MaxBreakSeconds}; lower one or raise the other"
            );
        RuleFor(c => c.Trip!.BadPercent)
            .Must(text => Numbers.Of(text) is > 0 and <= 100)
            .When(c => c.Trip is not null)
            .WithMessage((_, text) => $"{text} must be greater than 0 and at most 100; it is a share in percent");
        RuleFor(c => c.Trip!.Window)
            .Must(text => PrometheusDuration.TryParse(text, out _))
            .When(c => c.Trip is not null)
            .WithMessage((_, text) => $"'{text}' is not a Prometheus duration; write for example 2m");
    }
}
