using System.CommandLine;
using MlOps.Operator.Cli.Live;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Reports;

/// <summary><c>mlops-operator report drift</c>: why a policy says what it says, in pictures.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var policy = new Argument<string>("NAME") { Description = "Name of the DriftPolicy." };
        var live = new LiveOptions();
        var file = new Option<string?>("--out")
        {
            Description = "HTML file to write, or - for standard output. Defaults to NAME-drift.html in the current directory.",
        };
        var drift = new Command(
            "drift",
            "Write an HTML report of a live DriftPolicy: distributions, measures over time, evidence. The page needs neither network nor scripts. Exit codes: 0 written, 1 no such policy, 2 read or write error, or no usable answer from Prometheus; one that cannot be reached is reported before anything is written."
        )
        {
            policy,
            file,
        };
        foreach (var option in live.All)
            drift.Add(option);
        drift.SetAction(
            async (parsed, ct) =>
            {
                if (live.Connect(parsed, TimeProvider.System) is not { } session)
                    return 2;
                var name = parsed.GetValue(policy)!;
                var run = new ReportRun(
                    session,
                    TimeProvider.System,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error
                );
                return await run.RunAsync(new ObjectKey(session.Namespace, name), parsed.GetValue(file) ?? $"{name}-drift.html", ct);
            }
        );
        return new Command("report", "Write reports.") { drift };
    }
}
