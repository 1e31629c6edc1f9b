using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests;

/// <summary>Objects that are right; each test breaks one thing.</summary>
internal static class Examples
{
    public static ModelDeployment Model() =>
        new()
        {
            Metadata = new() { Name = "fraud" },
            Spec = new()
            {
                Model = new() { Name = "fraud", Version = "1" },
                Template = JsonNode.Parse("""{"spec":{"containers":[{"name":"model","image":"fraud-model"}]}}""")!.AsObject(),
                Service = new() { Ports = [new() { Name = "http", Port = 80 }] },
            },
        };

    public static ModelDeployment Model(ProbeSpec probe) => Model() with { Spec = Model().Spec with { Probe = probe } };

    public static SloPolicy Policy(params Objective[] objectives) =>
        new()
        {
            Metadata = new() { Name = "fraud" },
            Spec = new()
            {
                ModelRef = new() { Name = "fraud" },
                Objectives = objectives.Length > 0 ? objectives : [Availability()],
            },
        };

    public static Objective Availability(string target = "99", string name = "availability") =>
        Events(new() { Bad = "requests_total{code=~\"5..\"}", Total = "requests_total" }) with
        {
            Target = target,
            Name = name,
        };

    public static Objective Events(EventsIndicator events) => Objective(new() { Events = events });

    public static Objective Latency(string histogram = "request_duration_seconds", string threshold = "0.25", string? selector = null) =>
        Objective(
            new()
            {
                Latency = new()
                {
                    Histogram = histogram,
                    ThresholdSeconds = threshold,
                    Selector = selector,
                },
            }
        );

    public static Objective Objective(ServiceLevelIndicator sli) =>
        new()
        {
            Name = "objective",
            Target = "99",
            Sli = sli,
        };

    /// <summary>The one failure of a check, as people see it.</summary>
    public static FieldError Only(this IReadOnlyList<FieldError> errors) => errors.ShouldHaveSingleItem();
}
