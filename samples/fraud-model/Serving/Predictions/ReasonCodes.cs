using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>
/// Why a payment looks suspicious, in the codes that reviewers know. The rules were written for the full set of
/// features, and nobody taught them that a later model may come without one: the defect this sample is about.
/// </summary>
public sealed class ReasonCodes(FeatureManifest manifest)
{
    private static readonly ReasonRule[] Rules =
    [
        new("high_amount", "amount", 1),
        new("new_device", "device_age", -0.8),
        new("far_from_home", "distance", 1),
        new("risky_country", "country_risk", 1),
        new("prior_chargebacks", "prior_chargebacks", 1),
        new("many_payments", "velocity", 1),
        new("unusual_hour", "hour", -1.5),
    ];

    private readonly FeatureCatalog _catalog = FeatureCatalog.Of(manifest);

    public IReadOnlyList<string> For(Transaction transaction) =>
        [
            .. from rule in Rules
            let value = _catalog.Named(rule.Feature).Value(transaction)
            where rule.Explains(manifest.Statistics[rule.Feature], value)
            select rule.Code,
        ];
}
