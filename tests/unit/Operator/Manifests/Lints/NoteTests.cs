using static MlOps.Operator.Tests.Manifests.Checked;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>A note says what a correct file means; a warning asks for a correction.</summary>
public class NoteTests
{
    [Theory]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: 120", "spec.evaluationIntervalSeconds")]
    [InlineData("spec:", "spec:\n  noData: {treatAs: Breach}", "spec.noData.treatAs")]
    [InlineData("bad: errors_total", "bad: '{\"http.errors\"}'", "spec.objectives[0].sli.events.bad")]
    public void The_meaning_of_a_choice_in_a_policy_is_a_note(string from, string to, string field) =>
        Told(With(Policy, from, to), field, "note");

    [Theory]
    [InlineData("  rollback: {maxPerDay: 0}", "spec.rollback.maxPerDay", "note")]
    [InlineData("  circuitBreaker: {fallback: {kind: LastKnownGood}}", "spec.circuitBreaker.fallback.kind", "note")]
    [InlineData("  circuitBreaker: {fallback: {kind: LastKnownGood}}", "spec.circuitBreaker", "warning")]
    [InlineData("  rollback: {minSoakSeconds: 5}", "spec.rollback.minSoakSeconds", "warning")]
    [InlineData("", "spec.probe", "warning")]
    [InlineData("", "spec.replicas", "warning")]
    public void So_is_that_of_a_model_and_what_is_missing_or_in_vain_is_not(string more, string field, string severity) =>
        Told($"{Model}\n{more}", field, severity);

    private static void Told(string text, string field, string severity) =>
        Findings(text)
            .Where(f => f.Field == field)
            .Select(f => f.ToString())
            .ShouldContain(f => f.Contains($": {severity}: ", StringComparison.Ordinal), string.Join("; ", Findings(text)));
}
