using FluentValidation;
using FluentValidation.Results;

namespace MlOps.Entities.ModelDeployments.Serving;

internal sealed class ServiceValidator : AbstractValidator<ServiceSpec>
{
    public ServiceValidator()
    {
        // The first of its name is right, each later one is reported.
        RuleForEach(s => s.Ports)
            .Custom(
                (port, context) =>
                {
                    var before = context.InstanceToValidate.Ports.TakeWhile(p => !ReferenceEquals(p, port));
                    if (before.Any(p => p.Port == port.Port))
                        context.AddFailure(
                            new ValidationFailure(
                                $"{context.PropertyPath}.Port",
                                $"{port.Port} is already used by another port; port numbers must be unique"
                            )
                        );
                }
            );
    }
}
