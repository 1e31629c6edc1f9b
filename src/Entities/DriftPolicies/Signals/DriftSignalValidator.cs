using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Entities.DriftPolicies.Signals;

internal sealed class DriftSignalValidator : AbstractValidator<DriftSignal>
{
    private static readonly string[] Variables = ["namespace", "modelDeployment", "model", "revision", "window"];

    public DriftSignalValidator()
    {
        RuleFor(s => s.Source).Must(s => Problem(s) is null).WithMessage(s => Problem(s.Source));
        RuleFor(s => s.Source.Score!.Query).Custom(Query).When(s => s.Source.Score is not null);
        RuleFor(s => s.Source.Score!.NQuery!).Custom(Query).When(s => s.Source.Score?.NQuery is not null);
        RuleFor(s => s.Source.Preset!).SetValidator(new ScorePresetValidator()).When(s => s.Source.Preset is not null);
        RuleFor(s => s.Missing!).Custom(Query).When(s => s.Missing is not null);
        RuleFor(s => s.Source.Stream!.Query).Custom(Query).When(s => s.Source.Stream is not null);
        RuleFor(s => s.Source.Histogram!.Metric)
            .Must(name => HistogramRules.OfName(name) is null)
            .When(s => s.Source.Histogram is not null)
            .WithMessage((_, name) => HistogramRules.OfName(name));
        RuleFor(s => s.Source.Histogram!.Selector)
            .Must(text => text is null || HistogramRules.OfMatchers(text) is null)
            .When(s => s.Source.Histogram is not null)
            .WithMessage((_, text) => HistogramRules.OfMatchers(text!));
        RuleFor(s => s.Source.Categorical!.Selector)
            .Must(text => text is null || MatcherRules.OfMatchers(text, MatcherRules.Name) is null)
            .When(s => s.Source.Categorical is not null)
            .WithMessage((_, text) => MatcherRules.OfMatchers(text!, MatcherRules.Name));
        RuleFor(s => s.Source.Score!.Warn)
            .Must((s, warn) => warn is null || Ordered(s.Source.Score!))
            .When(s => s.Source.Score is not null)
            .WithMessage(
                (s, warn) =>
                    $"{warn} lies beyond drift, {s.Source.Score!.Drift}, for direction {s.Source.Score.Direction}; the warning threshold must be reached first"
            );
        RuleForEach(s => s.Tests)
            .Custom(
                (test, context) =>
                {
                    if (DriftTestRules.Problem(context.InstanceToValidate.Source, test) is { } problem)
                        context.AddFailure(new ValidationFailure(context.PropertyPath, problem));
                }
            );
    }

    private static string? Problem(SignalSource s) =>
        ExactlyOne.Problem(
            "",
            ("histogram", s.Histogram),
            ("categorical", s.Categorical),
            ("score", s.Score),
            ("preset", s.Preset),
            ("stream", s.Stream)
        );

    private static bool Ordered(ScoreSource score) =>
        Numbers.Of(score.Warn) is not { } warn
        || Numbers.Of(score.Drift) is not { } drift
        || (score.Direction == ScoreDirection.HigherIsDrift ? warn <= drift : warn >= drift);

    private static void Query(string text, ValidationContext<DriftSignal> context)
    {
        if (PromQlText.Problem(text, Variables) is { } problem)
            context.AddFailure(problem);
    }
}
