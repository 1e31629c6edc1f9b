using FluentValidation;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.Schema.Generation;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities;

/// <summary>The rules that no schema can state, all failures in one answer. An object with failures is never acted on.</summary>
public static class Validation
{
    private static readonly ModelDeploymentValidator ModelDeployments = new();
    private static readonly SloPolicyValidator SloPolicies = new();
    private static readonly DriftPolicyValidator DriftPolicies = new();

    public static IReadOnlyList<FieldError> Check(ModelDeployment model) => Errors(ModelDeployments, model, model.Spec);

    public static IReadOnlyList<FieldError> Check(SloPolicy policy) => Errors(SloPolicies, policy, policy.Spec);

    public static IReadOnlyList<FieldError> Check(DriftPolicy policy) => Errors(DriftPolicies, policy, policy.Spec);

    private static IReadOnlyList<FieldError> Errors<T>(AbstractValidator<T> validator, T value, object spec) =>
        [
            .. validator.Validate(value).Errors.Select(e => new FieldError(AsInYaml(e.PropertyName), e.ErrorMessage)),
            .. ListKeys.Doubles(spec, "spec"),
        ];

    private static string AsInYaml(string path) =>
        string.Join('.', path.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));
}
