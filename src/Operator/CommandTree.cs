using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MlOps.Operator.Cli;
using MlOps.Operator.Cli.Baselines;
using MlOps.Operator.Cli.Reports;

namespace MlOps.Operator;

/// <summary>All verbs, under the name by which the image and the documentation call the program.</summary>
public static class CommandTree
{
    /// <summary>As the verbs say 1 where an object is wrong, what was typed wrong must be something else.</summary>
    private const int UsageError = 2;

    public static Command Create() =>
        new("mlops-operator", "MLOps Operator: closes the loop for ML models in production.")
        {
            RunCommand.Create(),
            CrdCommand.Create(),
            ValidateCommand.Create(),
            ConvertCommand.Create(),
            BaselineCommand.Create(),
            ReportCommand.Create(),
            new HelpOption(),
            new VersionOption(),
        };

    public static async Task<int> InvokeAsync(string[] args, InvocationConfiguration configuration)
    {
        var parsed = Create().Parse(args);
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Action is ParseErrorAction ? UsageError : code;
    }
}
