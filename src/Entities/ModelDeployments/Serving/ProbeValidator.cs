using System.Text.Json;
using FluentValidation;

namespace MlOps.Entities.ModelDeployments.Serving;

internal sealed class ProbeValidator : AbstractValidator<ProbeSpec>
{
    public ProbeValidator()
    {
        RuleFor(p => p.Bodies)
            .Must(bodies => bodies is not { Count: > 0 })
            .When(p => p.Method != ProbeMethod.Post)
            .WithMessage("are sent with POST only; set spec.probe.method to Post or remove them");
        RuleForEach(p => p.Bodies).Must(IsJson).WithMessage("is not JSON; write it as JSON text, for example '{\"amount\": 12}'");
    }

    private static bool IsJson(string body)
    {
        try
        {
            using var _ = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
