using FluentValidation;

namespace MlOps.Entities.SloPolicies;

internal sealed class ServiceLevelIndicatorValidator : AbstractValidator<ServiceLevelIndicator>
{
    public ServiceLevelIndicatorValidator()
    {
        RuleFor(s => s)
            .Must(s => s.Events is null != s.Latency is null)
            .OverridePropertyName("")
            .WithMessage(s => $"has {(s.Events is null ? "neither" : "both")} events {(s.Events is null ? "nor" : "and")} latency; give exactly one, the other as an objective of its own");
        RuleFor(s => s.Events!).SetValidator(new EventsIndicatorValidator()).When(s => s.Events is not null);
        RuleFor(s => s.Latency!).SetValidator(new LatencyIndicatorValidator()).When(s => s.Latency is not null);
    }
}
