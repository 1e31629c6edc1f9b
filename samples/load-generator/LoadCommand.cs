using System.CommandLine;

namespace MlOps.Samples.LoadGenerator;

/// <summary>The verb <c>load</c>, the same in every program that has it.</summary>
public static class LoadCommand
{
    public static Command Create(Func<LoadOptions, ILoadScenario> scenario)
    {
        var url = new Option<Uri>("--url")
        {
            Description = "Base address of the model, http only.",
            Required = true,
            CustomParser = given => Uri.TryCreate(given.Tokens[0].Value, UriKind.RelativeOrAbsolute, out var address) ? address : null,
        };
        var rate = WithDefault("--rate", "Requests per second, whatever the server does.", 20.0);
        var seconds = WithDefault("--seconds", "Length of the run.", 600);
        var connections = WithDefault("--connections", "Kept connections; requests take them in turn.", 8);
        var header = WithDefault("--version-header", "Answer header that names the version.", "X-Model-Version");
        var output = WithDefault("--out", "File for the JSON lines; - is standard output.", "-");
        var port = new Option<int?>("--status-port") { Description = "Serve GET /summary on this port." };
        var lifetime = new Option<double>("--connection-lifetime")
        {
            Description = "Seconds after which a connection is replaced, as pooled clients do; 0 keeps it for ever.",
        };
        var neverClose = new Option<bool>("--never-close")
        {
            Description = "Ignore 'Connection: close'; reuse a socket until the server closes it.",
        };
        var rampTo = new Option<double?>("--ramp-to") { Description = "A surge: this rate from --ramp-at on." };
        var rampAt = new Option<int?>("--ramp-at") { Description = "Second at which the surge begins." };
        var shiftAt = new Option<int?>("--shift-at")
        {
            Description = "Second from which the requests come from another distribution, if the scenario has one.",
        };
        var seed = WithDefault("--seed", "Same seed, same requests.", 1);
        var percent = WithDefault("--feedback-percent", "Share of answered requests whose truth is posted later.", 20);
        var delay = WithDefault("--feedback-delay", "Seconds between an answer and its truth.", 5);

        var command = new Command("load", "Send bounded, paced load to a model and report what came back.")
        {
            url,
            rate,
            seconds,
            connections,
            header,
            output,
            port,
            lifetime,
            neverClose,
            rampTo,
            rampAt,
            shiftAt,
            seed,
            percent,
            delay,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var options = new LoadOptions
                {
                    Url = parsed.GetRequiredValue(url),
                    Rate = parsed.GetValue(rate),
                    Seconds = parsed.GetValue(seconds),
                    Connections = parsed.GetValue(connections),
                    VersionHeader = parsed.GetValue(header)!,
                    Out = parsed.GetValue(output)!,
                    StatusPort = parsed.GetValue(port),
                    ConnectionLifetime = parsed.GetValue(lifetime),
                    NeverClose = parsed.GetValue(neverClose),
                    RampTo = parsed.GetValue(rampTo),
                    RampAt = parsed.GetValue(rampAt),
                    ShiftAt = parsed.GetValue(shiftAt),
                    Seed = parsed.GetValue(seed),
                    FeedbackPercent = parsed.GetValue(percent),
                    FeedbackDelaySeconds = parsed.GetValue(delay),
                };
                var problems = options.Problems().ToList();
                problems.ForEach(Console.Error.WriteLine);
                return problems.Count > 0 ? 2 : await LoadSession.RunAsync(options, scenario(options), TimeProvider.System);
            }
        );
        return command;
    }

    private static Option<T> WithDefault<T>(string name, string description, T fallback) =>
        new(name) { Description = description, DefaultValueFactory = _ => fallback };
}
