using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>A category's label with a typing error: every sample would be of one category, and nothing would ever drift.</summary>
public class MissingLabelTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task A_label_that_no_series_has_is_no_data_and_the_labels_are_told()
    {
        var spec = BackfilledPolicy.Of("newcategory", BackfilledPolicy.Categories("merchants_total", "kategory"));
        var status = await new BackfilledJudge(await prometheus.SourcesAsync(), spec).LastingAsync();
        var signal = status.Of("kategory");
        (signal.Evidence, signal.Verdict, status.Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown, Verdict.Unknown));
        signal.Message.ShouldNotBeNull().ShouldContain("no series of merchants_total has the label kategory; its labels are");
        signal.Message.ShouldContain("did you mean category?");
        status.ShouldNotAct();
    }
}
