using System.Net;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML;
using MlOps.Samples.FraudModel;
using MlOps.Samples.FraudModel.Remote;

namespace MlOps.Samples.Tests;

public class ModelSourceTests(ModelVersions versions) : IClassFixture<ModelVersions>
{
    private const string Address = "http://store:8080/models/fraud-1.zip";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_model_is_fetched_although_its_store_starts_late()
    {
        using var http = new FakeHttp(n =>
            n switch
            {
                1 => throw new HttpRequestException("refused"),
                2 => new(HttpStatusCode.ServiceUnavailable),
                _ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(versions.FirstFile) },
            }
        );
        (await ReadAsync(http, Address)).Manifest.Features.Count.ShouldBe(8);
        http.Seen.ShouldAllBe(s => s.Request == "GET " + Address);
        http.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_there_is_not_asked_for_again_and_the_error_says_what_to_do()
    {
        using var http = new FakeHttp(_ => new(HttpStatusCode.NotFound));
        var error = await Should.ThrowAsync<IOException>(() => ReadAsync(http, Address));
        http.Seen.Count.ShouldBe(1);
        error.Message.ShouldContain("MLOPS_MODEL_URI");
        error.Message.ShouldContain(Address);
        error.Message.ShouldContain("404");
        error.Message.ShouldContain("train --upload");
    }

    [Fact]
    public async Task A_store_that_never_comes_is_given_up()
    {
        using var http = new FakeHttp(_ => throw new HttpRequestException("refused"));
        (await Should.ThrowAsync<IOException>(() => ReadAsync(http, Address))).Message.ShouldContain("5 times");
        http.Seen.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_is_no_model_is_called_so()
    {
        using var http = new FakeHttp(_ => new(HttpStatusCode.OK) { Content = new StringContent("<html>") });
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(http, Address))).Message.ShouldContain("which is no model");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("fraud-1.zip")]
    [InlineData("https://store/models/fraud-1.zip")]
    [InlineData("file:///nowhere/fraud-1.zip")]
    public async Task An_address_that_cannot_work_names_the_variable(string? uri)
    {
        using var http = new FakeHttp(_ => new(HttpStatusCode.OK));
        (await Should.ThrowAsync<ArgumentException>(() => ReadAsync(http, uri))).Message.ShouldContain("MLOPS_MODEL_URI");
        http.Seen.ShouldBeEmpty();
    }

    private async Task<ModelArtefact> ReadAsync(FakeHttp http, string? uri)
    {
        using var client = new RetryingClient(http, _time);
        var reading = new ModelSource(client).ReadAsync(uri, new MLContext(), TestContext.Current.CancellationToken);
        await FakeTime.AdvanceUntilAsync(_time, () => reading.IsCompleted);
        return await reading;
    }
}
