using FluentValidation;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.Entities.SloPolicies.Indicators;

internal sealed class ServiceLevelIndicatorValidator : AbstractValidator<ServiceLevelIndicator>
{
    public ServiceLevelIndicatorValidator()
    {
        RuleFor(s => s).Must(s => Problem(s) is null).OverridePropertyName("").WithMessage(s => Problem(s));
        RuleFor(s => s.Events!).SetValidator(new EventsIndicatorValidator()).When(s => s.Events is not null);
        RuleFor(s => s.Latency!).SetValidator(new LatencyIndicatorValidator()).When(s => s.Latency is not null);
        RuleFor(s => s.Expression!).SetValidator(new ExpressionIndicatorValidator()).When(s => s.Expression is not null);
        RuleFor(s => s.Gauge!).SetValidator(new GaugeIndicatorValidator()).When(s => s.Gauge is not null);
        RuleFor(s => s.Preset!).SetValidator(new PresetIndicatorValidator()).When(s => s.Preset is not null);
    }

    private static string? Problem(ServiceLevelIndicator s) =>
        ExactlyOne.Problem(
            ", and any other as an objective of its own",
            ("events", s.Events),
            ("latency", s.Latency),
            ("expression", s.Expression),
            ("gauge", s.Gauge),
            ("preset", s.Preset)
        );
}
