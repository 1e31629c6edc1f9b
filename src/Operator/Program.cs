using System.CommandLine;
using MlOps.Operator.Cli;
using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Cli.Reports;

var root = new RootCommand("MLOps Operator: closes the loop for ML models in production.")
{
    RunCommand.Create(),
    CrdCommand.Create(),
    ValidateCommand.Create(),
    ConvertCommand.Create(),
    BaselineCommand.Create(),
    ReportCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
