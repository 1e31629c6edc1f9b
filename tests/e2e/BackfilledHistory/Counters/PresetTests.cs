using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>Each preset counts what its stack exports as docs/indicators.md says, against a real Prometheus.</summary>
public class PresetTests(ExpositionFixture fixture) : IClassFixture<ExpositionFixture>
{
    [Theory]
    [InlineData("istio-grpc", PresetName.Istio, PresetKind.Errors, null, 1800, 20_000)]
    [InlineData("istio-grpc-down", PresetName.Istio, PresetKind.Errors, null, 20_400, 20_400)]
    [InlineData("istio-http", PresetName.Istio, PresetKind.Errors, null, 500, 10_000)]
    [InlineData("triton", PresetName.Triton, PresetKind.Errors, null, 200, 18_600)]
    [InlineData("triton-before-reasons", PresetName.Triton, PresetKind.Errors, null, 100, 10_000)]
    [InlineData("http-promhttp", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("http-fastapi", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("http-starlette", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("http-express", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("http-otel", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("http-otel-older", PresetName.Http, PresetKind.Errors, null, 400, 20_000)]
    [InlineData("seldon", PresetName.Seldon, PresetKind.Errors, null, 300, 20_500)]
    [InlineData("knative", PresetName.Knative, PresetKind.Errors, null, 300, 10_000)]
    [InlineData("vllm", PresetName.Vllm, PresetKind.Latency, "5", 2000, 20_000)]
    [InlineData("vllm-on-triton", PresetName.Vllm, PresetKind.Latency, "5", 1000, 10_000)]
    [InlineData("http-aspnetcore", PresetName.Http, PresetKind.Latency, "0.256", 1000, 10_000)]
    [InlineData("http-latency", PresetName.Http, PresetKind.Latency, "0.25", 1000, 10_000)]
    [InlineData("istio-latency", PresetName.Istio, PresetKind.Latency, "0.25", 500, 10_000)]
    [InlineData("seldon-latency", PresetName.Seldon, PresetKind.Latency, "0.1", 300, 10_000)]
    [InlineData("seldon-latency-by-code", PresetName.Seldon, PresetKind.Latency, "0.1", 300, 10_000)]
    [InlineData("knative-latency", PresetName.Knative, PresetKind.Latency, "0.1", 1000, 10_000)]
    [InlineData("kserve", PresetName.KServe, PresetKind.Latency, "0.25", 500, 10_000)]
    public async Task It_counts_what_its_stack_exports(
        string exposition,
        PresetName name,
        PresetKind kind,
        string? threshold,
        double bad,
        double total
    )
    {
        var judge = await JudgedAsync(exposition, name, kind, threshold);
        var hour = judge.Facts.LastHour!.Value.ShouldNotBeNull(judge.Facts.LastHour.Message);
        hour.Total.ShouldBe(total, total * 0.01);
        hour.Bad.ShouldBe(bad, (bad * 0.01) + 3);
    }

    /// <summary>HTTP answers 200 to each of its requests.</summary>
    [Fact]
    public async Task A_gRPC_service_of_which_every_request_fails_is_breached()
    {
        var judge = Judge("istio-grpc-down", PresetName.Istio, PresetKind.Errors, null);
        await judge.OverAsync(TimeSpan.FromMinutes(10));
        judge.Objective.Verdict.ShouldBe(Verdict.Breached);
    }

    /// <summary>The release test reads raw samples of the same series.</summary>
    [Theory]
    [InlineData("istio-grpc-down", PresetName.Istio, 20_400)]
    [InlineData("triton", PresetName.Triton, 200)]
    [InlineData("http-fastapi", PresetName.Http, 400)]
    public async Task The_release_test_counts_the_same(string exposition, PresetName name, double bad)
    {
        var judge = new CounterJudge(
            fixture.Source,
            exposition,
            new()
            {
                Preset = new() { Name = name, Kind = PresetKind.Errors },
            }
        )
        {
            Promoted = CounterHistory.End.AddMinutes(-59),
        };
        await judge.AtAsync(CounterHistory.End);
        var raw = judge.Facts.Release.ShouldNotBeNull();
        raw.Value.ShouldNotBeNull(raw.Message)
            .Since(UnixTime.Seconds(CounterHistory.End.AddMinutes(-59)))
            .Bad.ShouldBe(bad, (bad * 0.02) + 5);
    }

    [Fact]
    public async Task A_dialect_that_it_does_not_know_is_no_data_and_the_labels_are_told()
    {
        var judge = await JudgedAsync("http-outcome", PresetName.Http, PresetKind.Errors, null);
        judge.Objective.Evidence.ShouldBe(EvidenceKind.NoData);
        judge
            .Objective.Message.ShouldNotBeNull()
            .ShouldContain("has the label code, status, status_code, http_status_code or http_response_status_code");
        judge.Objective.Message.ShouldContain("outcome");
    }

    [Fact]
    public void Every_preset_has_an_exposition() =>
        typeof(PresetTests)
            .GetMethod(nameof(It_counts_what_its_stack_exports))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>()
            .Select(d => ((PresetName)d.Data[1]!, (PresetKind)d.Data[2]!))
            .Distinct()
            .ShouldBe(
                from name in Enum.GetValues<PresetName>()
                from kind in Enum.GetValues<PresetKind>()
                where PresetGaps.Of(name, kind) is null
                select (name, kind),
                ignoreOrder: true
            );

    [Fact]
    public void Every_exposition_has_a_test() =>
        StackExposition
            .Names.Except(
                typeof(PresetTests)
                    .GetMethod(nameof(It_counts_what_its_stack_exports))!
                    .GetCustomAttributes(typeof(InlineDataAttribute), false)
                    .Cast<InlineDataAttribute>()
                    .Select(d => (string)d.Data[0]!)
            )
            .ShouldBe(["http-outcome"]);

    private async Task<CounterJudge> JudgedAsync(string exposition, PresetName name, PresetKind kind, string? threshold)
    {
        var judge = Judge(exposition, name, kind, threshold);
        await judge.AtAsync(CounterHistory.End);
        return judge;
    }

    private CounterJudge Judge(string exposition, PresetName name, PresetKind kind, string? threshold) =>
        new(
            fixture.Source,
            exposition,
            new()
            {
                Preset = new()
                {
                    Name = name,
                    Kind = kind,
                    ThresholdSeconds = threshold,
                },
            }
        );
}
