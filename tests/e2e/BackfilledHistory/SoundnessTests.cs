using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Detection;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>Drift that is confirmed, of data that look broken.</summary>
public class SoundnessTests(BackfilledPrometheus prometheus)
{
    /// <summary>Nothing was missing in the reference, and a third is since the shift.</summary>
    private const string Missing =
        "sum(increase(amount_missing_total{pod=~\"${modelDeployment}-.+\"}[${window}])) / sum(increase(amount_count{pod=~\"${modelDeployment}-.+\"}[${window}]))";

    [Theory]
    [InlineData("gappy", Missing, "MissingValuesRose")]
    [InlineData("thinned", null, "SamplesHalved")]
    [InlineData("thinned", "no_such_series", "SamplesHalved")]
    [InlineData("moved", "no_such_series", "MissingUnknown")]
    public async Task Drift_of_broken_data_is_an_episode_whose_request_says_what_is_in_doubt(string model, string? missing, string rule)
    {
        var status = await LastingAsync(model, missing);
        status.Episode.ShouldNotBeNull().State.ShouldBe(EpisodeState.Open);
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldNotBeNull().Rule.ShouldBe(rule);
        status.Conditions.Single(c => c.Type == "DataQualityOK").Reason.ShouldBe(rule);
    }

    [Fact]
    public async Task Drift_of_data_in_which_no_more_is_missing_than_was_is_in_no_doubt()
    {
        var status = await LastingAsync("moved", "0 * " + Missing.Replace("missing_total", "count", StringComparison.Ordinal));
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldBeNull();
        status.Conditions.Single(c => c.Type == "DataQualityOK").Status.ShouldBe("True");
    }

    [Fact]
    public async Task Where_the_veto_is_disabled_the_request_is_in_no_doubt()
    {
        var status = await LastingAsync("gappy", Missing, DataQualityCheck.Disabled);
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldBeNull();
        status.Conditions.Single(c => c.Type == "DataQualityOK").Reason.ShouldBe("CheckDisabled");
    }

    private async Task<DriftPolicyStatus> LastingAsync(string model, string? missing, DataQualityCheck veto = DataQualityCheck.Enforced)
    {
        var spec = BackfilledPolicy.Of(model, BackfilledPolicy.Histogram("amount") with { Missing = missing }) with { DataQuality = veto };
        return await new BackfilledJudge(await prometheus.SourcesAsync(), spec).LastingAsync();
    }
}
