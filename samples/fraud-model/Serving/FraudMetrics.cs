using MlOps.Samples.FraudModel.Transactions;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>What the model sees and says: the raw material of drift detection and of quality objectives.</summary>
internal sealed class FraudMetrics(IMetricFactory metrics)
{
    /// <summary>Upper bounds of the probabilities that are told apart.</summary>
    private static readonly double[] Probabilities = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1];

    private readonly Histogram _amount = Distribution(
        metrics,
        "amount_euro",
        "Amount of the payment.",
        [5, 10, 20, 30, 50, 80, 120, 200, 400, 1000]
    );
    private readonly Histogram _hour = Distribution(metrics, "hour", "Local hour of the payment.", [2, 5, 8, 11, 14, 17, 20]);
    private readonly Histogram _deviceAge = Distribution(
        metrics,
        "device_age_days",
        "Days since the device was first seen.",
        [5, 10, 25, 50, 100, 200, 300, 500, 800]
    );
    private readonly Histogram _distance = Distribution(
        metrics,
        "distance_km",
        "Distance from home.",
        [1, 2, 5, 10, 20, 40, 100, 400, 1500]
    );
    private readonly Histogram _velocity = Distribution(metrics, "velocity", "Payments in the last hour.", [0, 1, 2, 3, 5]);
    private readonly Histogram _chargebacks = Distribution(metrics, "prior_chargebacks", "Earlier chargebacks.", [0, 1, 2, 4]);

    private readonly WordCounter _category = new(
        metrics.CreateCounter("fraud_feature_merchant_category_total", "Payments by kind of merchant.", ["category"]),
        Vocabulary.MerchantCategories,
        roomForNew: 10
    );

    private readonly WordCounter _country = new(
        metrics.CreateCounter("fraud_feature_country_risk_total", "Payments by risk of the country.", ["risk"]),
        Vocabulary.CountryRisks,
        roomForNew: 0
    );

    private readonly Counter _predictions = metrics.CreateCounter("fraud_predictions_total", "Verdicts of the model.", ["predicted"]);
    private readonly Counter _outcomes = Outcomes(metrics);
    private readonly CalibrationMetrics _calibration = new(metrics, Probabilities);

    private readonly Histogram _probability = metrics.CreateHistogram(
        "fraud_prediction_probability",
        "Predicted probability of fraud.",
        new HistogramConfiguration { Buckets = Probabilities }
    );

    private readonly Histogram _confidence = metrics.CreateHistogram(
        "fraud_prediction_confidence",
        "Confidence in the verdict: max(p, 1-p).",
        new HistogramConfiguration { Buckets = [0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1] }
    );

    public void Saw(Transaction t)
    {
        _amount.Observe(t.Amount);
        _hour.Observe(t.Hour);
        _deviceAge.Observe(t.DeviceAge);
        _distance.Observe(t.Distance);
        _velocity.Observe(t.Velocity);
        _chargebacks.Observe(t.PriorChargebacks);
        _category.Count(t.MerchantCategory);
        _country.Count(t.CountryRisk);
    }

    public void Predicted(bool fraud, double probability)
    {
        _predictions.WithLabels(Word(fraud)).Inc();
        _probability.Observe(probability);
        _confidence.Observe(Math.Max(probability, 1 - probability));
    }

    public void Learned(bool predicted, double probability, bool actual)
    {
        _outcomes.WithLabels(Word(predicted), Word(actual)).Inc();
        _calibration.Learned(probability, actual);
    }

    /// <summary>All four are there from the start, at 0: a share of what has not occurred yet is 0 and not unknown.</summary>
    private static Counter Outcomes(IMetricFactory metrics)
    {
        var counter = metrics.CreateCounter("fraud_outcomes_total", "Verdicts against the delayed truth.", ["predicted", "actual"]);
        foreach (var predicted in new[] { true, false })
        {
            foreach (var actual in new[] { true, false })
                counter.WithLabels(Word(predicted), Word(actual)).Publish();
        }

        return counter;
    }

    private static Histogram Distribution(IMetricFactory metrics, string name, string help, double[] buckets) =>
        metrics.CreateHistogram($"fraud_feature_{name}", help, new HistogramConfiguration { Buckets = buckets });

    private static string Word(bool fraud) => fraud ? "fraud" : "legitimate";
}
