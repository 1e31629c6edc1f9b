using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>Why confirmed drift must not be trained on. Ordered: the first rule that objects decides.</summary>
public static class DataQualityIssues
{
    private static readonly IReadOnlyList<Func<DataQualityCase, DataQualityIssue?>> Data =
    [
        DataRules.Vanished,
        DataRules.LayoutChanged,
        DataRules.Collapsed,
        DataRules.MissingRose,
        CategoryRules.Multiplied,
        CategoryRules.Changed,
        DataRules.SamplesHalved,
        DataRules.MissingUnknown,
    ];

    private static readonly IReadOnlyList<Func<DataQualityCase, DataQualityIssue?>> Quality = [QualityRules.Unknown, QualityRules.Holds];

    /// <param name="facts">What was read.</param>
    /// <param name="signals">What was judged of it.</param>
    /// <returns>The first issue, of the data unless spec.dataQuality is Disabled, then of the need; null when there is none.</returns>
    public static DataQualityIssue? Of(DriftFacts facts, IReadOnlyList<DriftSignalStatus> signals) =>
        (facts.Policy.Spec.DataQuality == DataQualityCheck.Disabled ? null : OfData(facts, signals)) ?? First(Quality, facts, signals);

    /// <summary>The first issue of the data alone, whatever the spec makes of it.</summary>
    public static DataQualityIssue? OfData(DriftFacts facts, IReadOnlyList<DriftSignalStatus> signals) => First(Data, facts, signals);

    private static DataQualityIssue? First(
        IReadOnlyList<Func<DataQualityCase, DataQualityIssue?>> rules,
        DriftFacts facts,
        IReadOnlyList<DriftSignalStatus> signals
    )
    {
        var c = new DataQualityCase(facts, signals);
        return rules.Select(rule => rule(c)).FirstOrDefault(issue => issue is not null);
    }
}
