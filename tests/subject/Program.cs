using System.CommandLine;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.PodTargets;
using MlOps.Subject;

var root = new RootCommand(SubjectHelp.Text)
{
    FaultyServeCommand.Create(),
    LoadCommand.Create(_ => new SubjectScenario()),
    TargetsCommand.Create(),
};

// Arguments are optional: in a pod template the environment alone says what to do.
// The host and the load generator answer signals themselves, each in its own time.
return await root.Parse(args is [] ? ["serve"] : args).InvokeAsync(new() { ProcessTerminationTimeout = null });
