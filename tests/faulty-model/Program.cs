using System.CommandLine;
using MlOps.FaultyModel;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.PodTargets;

var root = new RootCommand(FaultyModelHelp.Text)
{
    FaultyServeCommand.Create(),
    LoadCommand.Create(_ => new FaultyModelScenario()),
    TargetsCommand.Create(),
};

// Arguments are optional: in a pod template the environment alone says what to do.
// The host and the load generator answer signals themselves, each in its own time.
return await root.Parse(args is [] ? ["serve"] : args).InvokeAsync(new() { ProcessTerminationTimeout = null });
