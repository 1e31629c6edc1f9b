using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Compatibility;

/// <summary>The API's enums and those of the statistics are read by name: a member that one side lacks would throw in production.</summary>
public class SameNameTests
{
    [Fact]
    public void Every_measure_of_the_api_has_one_of_the_statistics_and_the_other_way_round()
    {
        Enum.GetValues<DriftMethod>().Select(m => SameName.In<DriftMeasure>(m)).ShouldBe(Enum.GetValues<DriftMeasure>(), ignoreOrder: true);
        Enum.GetValues<DriftMeasure>().Select(m => SameName.In<DriftMethod>(m)).ShouldBe(Enum.GetValues<DriftMethod>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_detector_of_the_api_has_one_of_the_statistics() =>
        Enum.GetValues<StreamDetector>().ShouldAllBe(d => Enum.IsDefined(SameName.In<ChangeDetector>(d)));

    [Fact]
    public void Every_burn_tier_is_a_source_of_evidence_and_a_trigger()
    {
        Enum.GetValues<TierName>().ShouldAllBe(t => Enum.IsDefined(SameName.In<EvidenceSource>(t)));
        Enum.GetValues<TierName>().ShouldAllBe(t => Enum.IsDefined(SameName.In<ResponseTrigger>(t)));
    }
}
