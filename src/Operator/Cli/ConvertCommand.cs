using System.CommandLine;
using System.Text.Json.Nodes;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.OpenSlo;
using YamlDotNet.Core;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator convert openslo</c>: SloPolicies from OpenSLO v1.</summary>
public static class ConvertCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "OpenSLO files; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string>("--model") { Description = "Name of the ModelDeployment that the SloPolicies refer to.", Required = true };
        var openSlo = new Command("openslo", "Write SloPolicies for the SLOs of OpenSLO v1 files to standard output, and what has no counterpart to standard error.") { files, model };
        openSlo.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(model)!, Console.In, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return new Command("convert", "Convert other formats.") { openSlo };
    }

    /// <returns>0 when every SLO became a policy with an objective, 1 when one did not, 2 when a file cannot be read.</returns>
    internal static int Run(IEnumerable<string> files, string model, TextReader input, TextWriter output, TextWriter error)
    {
        var documents = new List<ManifestDocument>();
        foreach (var file in files)
        {
            try
            {
                documents.AddRange(ManifestReader.Read(file, input).Where(d => d.ApiVersion == SloConversion.ApiVersion));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or YamlException)
            {
                error.WriteLine($"{file}: {e.Message}");
                return 2;
            }
        }

        var indicators = documents.Where(d => d.Kind == "SLI").Select(d => d.Content).ToList();
        var incomplete = false;
        foreach (var slo in documents.Where(d => d.Kind == "SLO"))
        {
            var converted = SloConversion.Convert(slo.Content, indicators, model);
            foreach (var left in converted.Left)
                error.WriteLine($"{slo.File}: SLO/{slo.Name}: not converted: {left}");
            var empty = converted.Policy["spec"]!["objectives"] is JsonArray { Count: 0 };
            incomplete |= empty;
            if (!empty)
                output.Write("---\n" + CrdYaml.Write(converted.Policy));
        }

        if (!documents.Exists(d => d.Kind == "SLO"))
            error.WriteLine($"no object of kind SLO with apiVersion {SloConversion.ApiVersion} was found");
        return incomplete || !documents.Exists(d => d.Kind == "SLO") ? 1 : 0;
    }
}
