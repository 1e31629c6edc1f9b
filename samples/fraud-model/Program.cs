using System.CommandLine;
using MlOps.Samples.FraudModel;
using MlOps.Samples.FraudModel.Serving;
using MlOps.Samples.FraudModel.Store;
using MlOps.Samples.FraudModel.Training;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.PodTargets;

var root = new RootCommand("A card fraud model: trains itself, serves itself, keeps its truth, and sends itself traffic.")
{
    TrainCommand.Create(),
    ServeCommand.Create(),
    StoreCommand.Create(),
    LoadCommand.Create(options => new FraudScenario(options)),
    TargetsCommand.Create(),
};

// The host and the load generator answer signals themselves, each in its own time.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });
