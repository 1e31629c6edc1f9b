using System.CommandLine.Parsing;

namespace MlOps.Operator.Cli;

/// <summary>Files that are named on the command line.</summary>
internal static class FileArguments
{
    /// <summary>An option that does not exist would otherwise be looked for as a file.</summary>
    public static void Check(ArgumentResult files)
    {
        foreach (var name in files.Tokens.Select(t => t.Value).Where(v => v.Length > 1 && v.StartsWith('-')))
            files.AddError($"{name} is no option of this command (see --help); a file of that name is given as ./{name}");
    }
}
