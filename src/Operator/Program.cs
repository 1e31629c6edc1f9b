using System.CommandLine;
using MlOps.Operator.Cli;

var root = new RootCommand("MLOps Operator: closes the loop for ML models in production.")
{
    RunCommand.Create(),
    CrdCommand.Create(),
    ValidateCommand.Create(),
    ConvertCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
