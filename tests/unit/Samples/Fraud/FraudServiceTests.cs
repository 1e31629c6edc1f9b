using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public class FraudServiceTests(ModelVersions versions) : IClassFixture<ModelVersions>
{
    private static readonly List<LabelledTransaction> Traffic = [.. TransactionGenerator.Generate(1_000_001).Take(3000)];

    [Fact]
    public void The_first_version_answers_everything_and_explains_what_is_suspicious()
    {
        var answers = Traffic.Select(t => versions.First.Predict(t.Transaction)).ToList();
        answers.ShouldAllBe(a => a.Probability >= 0 && a.Probability <= 1 && a.ModelVersion == "1");
        answers.Count(a => a.Fraud).ShouldBeGreaterThan(0);
        answers.Count(a => a.Reasons.Count > 0).ShouldBeInRange(400, 1200);
    }

    [Fact]
    public void The_first_version_tells_fraud_from_other_payments()
    {
        var scored = Traffic.Select(t => (t.Fraud, P: versions.First.Probability(t.Transaction))).ToList();
        var fraud = scored.Where(s => s.Fraud).Average(s => s.P);
        fraud.ShouldBeGreaterThan(3 * scored.Where(s => !s.Fraud).Average(s => s.P));
    }

    [Fact]
    public void The_second_version_fails_on_its_suspicious_share_and_nowhere_else()
    {
        var failed = Traffic.Count(t => Throws<KeyNotFoundException>(versions.Second, t.Transaction));
        ((double)failed / Traffic.Count).ShouldBeInRange(0.20, 0.40);
    }

    [Fact]
    public void The_same_seed_trains_the_same_model()
    {
        var again = ModelVersions.Build("1", seed: 1, without: null);
        foreach (var (transaction, _) in Traffic.Take(300))
            again.Probability(transaction).ShouldBe(versions.First.Probability(transaction));
    }

    [Fact]
    public void Threads_may_share_a_service()
    {
        var alone = Traffic.Select(t => versions.First.Probability(t.Transaction)).ToList();
        Traffic.AsParallel().AsOrdered().Select(t => versions.First.Probability(t.Transaction)).ToList().ShouldBe(alone);
    }

    private static bool Throws<T>(FraudService service, Transaction transaction)
        where T : Exception
    {
        try
        {
            service.Predict(transaction);
            return false;
        }
        catch (T)
        {
            return true;
        }
    }
}
