using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML;
using MlOps.Samples.FraudModel;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Remote;
using MlOps.Samples.FraudModel.Training;
using MlOps.Samples.FraudModel.Training.Rows;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.Tests.Fraud;

public sealed class FraudRetrainingTests(ModelVersions versions) : IClassFixture<ModelVersions>, IDisposable
{
    private const string Store = "http://store:8080";

    private static readonly List<LabelledTransaction> Recorded =
    [
        .. TransactionGenerator.Generate(1_000_002, _ => PaymentDistribution.After).Take(4000),
    ];

    private readonly string _file = Path.GetTempFileName();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Changed_payments_mislead_the_old_model_and_a_new_one_learns_them()
    {
        var old = Read(versions.FirstFile);
        var fresh = new Trainer(1, FeatureCatalog.Names).Train(TrainingSet.Recorded(Recorded)).Artefact;
        var usual = Judge(old, PaymentDistribution.Before);
        var (misled, mended) = (Judge(old, PaymentDistribution.After), Judge(fresh, PaymentDistribution.After));

        misled.Accuracy.ShouldBeLessThan(usual.Accuracy - 0.04);
        misled.AreaUnderRocCurve.ShouldBeLessThan(0.65);
        mended.Accuracy.ShouldBeGreaterThan(misled.Accuracy + 0.04);
        mended.AreaUnderRocCurve.ShouldBeGreaterThan(0.9);
        mended.Recall.ShouldBeGreaterThan(misled.Recall + 0.3);
    }

    [Theory]
    [InlineData(1, null, 0.9268, 0.8479, 0.0602)]
    [InlineData(2, "device_age", 0.9114, 0.8034, 0.0738)]
    public void The_models_of_the_image_stay_as_they_were(int seed, string? without, double accuracy, double auc, double reviewThreshold)
    {
        var manifest = new Trainer(seed, [.. FeatureCatalog.Names.Where(f => f != without)])
            .Train(TrainingSet.Synthetic(seed))
            .Artefact.Manifest;
        manifest.Accuracy.ShouldBe(accuracy, 0.00005);
        manifest.AreaUnderRocCurve.ShouldBe(auc, 0.00005);
        manifest.ReviewThreshold.ShouldBe(reviewThreshold, 0.00005);
    }

    [Fact]
    public void A_model_knows_the_kinds_of_merchant_of_its_data_and_takes_a_slip_for_none()
    {
        var rows = Recorded.ToList();
        rows[7] = rows[7] with { Transaction = rows[7].Transaction with { MerchantCategory = "grocrey" } };
        TrainingSet
            .Recorded(rows)
            .MerchantCategories.ShouldBe([.. Vocabulary.MerchantCategories.Append("crypto").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void A_model_from_before_that_is_read_by_the_fixed_vocabulary()
    {
        var manifest = Read(versions.FirstFile).Manifest;
        var payment = Recorded[0].Transaction with { MerchantCategory = "fuel" };
        FeatureCatalog.Of(manifest with { MerchantCategories = null }).Named("merchant_category").Value(payment).ShouldBe(1);
        FeatureCatalog
            .Of(manifest with { MerchantCategories = ["crypto", "cash", "fuel"] })
            .Named("merchant_category")
            .Value(payment)
            .ShouldBe(2);
    }

    [Fact]
    public void The_newest_fifth_judges() => TrainingSet.Recorded(Recorded).Test.ShouldBe(Recorded[3200..]);

    [Fact]
    public async Task A_training_reads_the_store_compares_itself_uploads_and_says_why_it_ran()
    {
        await File.WriteAllBytesAsync(_file, versions.FirstFile, TestContext.Current.CancellationToken);
        using var store = new FakeHttp(n =>
            n == 1 ? new(HttpStatusCode.OK) { Content = new StringContent(LabelledJson.Lines(Recorded)) } : new(HttpStatusCode.Created)
        );
        var said = await TrainAsync(
            store,
            new() { ["MLOPS_MODEL_URI"] = new Uri(_file).AbsoluteUri, ["MLOPS_DRIFT_SIGNALS"] = "amount,category" }
        );

        store.Seen.Select(s => s.Request).ShouldBe([$"GET {Store}/rows?last=4000", $"PUT {Store}/models/fraud-2.zip"]);
        said.ShouldContain("MLOPS_DRIFT_SIGNALS=amount,category");
        var summary = JsonSerializer.Deserialize(said[^1], TrainingJson.Default.TrainingSummary)!;
        (summary.Rows, summary.Uploaded).ShouldBe((4000, true));
        summary.Accuracy.ShouldBeGreaterThan(summary.BaselineAccuracy!.Value);
        summary.Auc.ShouldBeGreaterThan(summary.BaselineAuc!.Value + 0.2);
        Read(await File.ReadAllBytesAsync(_file, TestContext.Current.CancellationToken))
            .Manifest.MerchantCategories!.ShouldContain("crypto");
    }

    [Fact]
    public async Task Without_a_model_to_compare_with_it_trains_all_the_same()
    {
        using var store = new FakeHttp(n =>
            n == 1 ? new(HttpStatusCode.OK) { Content = new StringContent(LabelledJson.Lines(Recorded)) } : new(HttpStatusCode.Created)
        );
        var said = await TrainAsync(store, []);
        said.ShouldContain(l => l.StartsWith("no comparison", StringComparison.Ordinal));
        JsonSerializer.Deserialize(said[^1], TrainingJson.Default.TrainingSummary)!.BaselineAccuracy.ShouldBeNull();
    }

    [Fact]
    public void Too_few_rows_are_refused() =>
        Should.Throw<InvalidDataException>(() => TrainingSet.Recorded(Recorded[..999])).Message.ShouldContain("999 labelled rows");

    [Fact]
    public void Rows_without_any_fraud_are_refused() =>
        Should
            .Throw<InvalidDataException>(() => TrainingSet.Recorded([.. Recorded.Select(r => r with { Fraud = false })]))
            .Message.ShouldContain("0 are fraud");

    private async Task<IReadOnlyList<string>> TrainAsync(FakeHttp store, Dictionary<string, string> environment)
    {
        using var client = new RetryingClient(store, _time);
        await using var output = new StringWriter();
        var options = new TrainOptions
        {
            Out = _file,
            Data = new Uri(Store),
            Upload = new Uri(Store + "/models/fraud-2.zip"),
        };
        await new TrainingRun(options, client, environment.GetValueOrDefault, output).RunAsync(TestContext.Current.CancellationToken);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static Quality Judge(ModelArtefact model, PaymentDistribution payments) =>
        new Examination(new MLContext(1), [.. TransactionGenerator.Generate(1_000_001, _ => payments).Take(5000)]).Of(model);

    private static ModelArtefact Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return ModelArtefact.Read(stream, new MLContext());
    }
}
