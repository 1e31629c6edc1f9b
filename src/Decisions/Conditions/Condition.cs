namespace MlOps.Decisions.Conditions;

/// <summary>One condition of a status, before it is compared with what the status said.</summary>
/// <param name="Type">CamelCase, as in <c>kubectl wait --for=condition=Type</c>.</param>
/// <param name="Status">Null is Unknown.</param>
/// <param name="Reason">CamelCase, listed in docs/conditions.md.</param>
/// <param name="Message">State, figure, cause and remedy.</param>
public sealed record Condition(string Type, bool? Status, string Reason, string Message);
