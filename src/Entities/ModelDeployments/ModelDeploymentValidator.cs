using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Autoscaling;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Serving;

namespace MlOps.Entities.ModelDeployments;

internal sealed partial class ModelDeploymentValidator : AbstractValidator<ModelDeployment>
{
    private const int MaxNameLength = 45;

    public ModelDeploymentValidator()
    {
        RuleFor(m => m.Metadata.Name)
            .Must(name => name.Length <= MaxNameLength)
            .WithMessage((_, name) => $"has {name.Length} characters; use at most {MaxNameLength}, because revision names append a hash")
            .Must(name => DnsLabel().IsMatch(name))
            .WithMessage(
                "must be a DNS-1035 label, because a Service gets this name: lower-case letters, digits and '-', starting with a letter and not ending with '-'"
            );
        RuleFor(m => m.Spec.Template)
            .Must(HasContainers)
            .OverridePropertyName("Spec.Template.Spec.Containers")
            .WithMessage("must name at least one container; the template is a pod template as in a Deployment");
        RuleFor(m => m.Spec.Service).SetValidator(new ServiceValidator());
        RuleFor(m => m.Spec.Autoscaling!).SetValidator(new AutoscalingValidator()).When(m => m.Spec.Autoscaling is not null);
        RuleFor(m => m.Spec.CircuitBreaker!).SetValidator(new CircuitBreakerValidator()).When(m => m.Spec.CircuitBreaker is not null);
        RuleFor(m => m.Spec.CircuitBreaker!.Fallback.ServiceName)
            .Must((m, name) => name != m.Metadata.Name)
            .When(m => m.Spec.CircuitBreaker?.Fallback.ServiceName is not null)
            .WithMessage("is the model's own Service, from which the circuit takes the traffic; name another one");
        RuleFor(m => m.Spec.Retraining!).SetValidator(new RetrainingValidator()).When(m => m.Spec.Retraining is not null);
        RuleForEach(m => m.Spec.FreezeWindows).SetValidator(new FreezeWindowValidator());
        RuleForEach(m => m.Spec.Rollback!.Blockers)
            .Custom(
                (blocker, context) =>
                {
                    if (PromQlText.Problem(blocker.Query, "namespace", "modelDeployment", "model", "revision") is { } problem)
                        context.AddFailure(new ValidationFailure($"{context.PropertyPath}.Query", problem));
                }
            )
            .When(m => m.Spec.Rollback is not null);
        RuleFor(m => m.Spec.Probe!).SetValidator(new ProbeValidator()).When(m => m.Spec.Probe is not null);
    }

    private static bool HasContainers(JsonObject template) =>
        template["spec"] is JsonObject spec
        && spec["containers"] is JsonArray { Count: > 0 } containers
        && containers.All(c => c?.GetValueKind() == JsonValueKind.Object);

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DnsLabel();
}
