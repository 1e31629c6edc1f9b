using System.CommandLine;
using System.Text.RegularExpressions;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.OpenSlo;
using MlOps.Operator.Manifests.Yaml;
using YamlDotNet.Core;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator convert openslo</c>: SloPolicies from OpenSLO v1.</summary>
public static partial class ConvertCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "OpenSLO files, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = new Option<string>("--model")
        {
            Description = "Name of the ModelDeployment that the SloPolicies refer to.",
            Required = true,
        };
        var openSlo = new Command(
            "openslo",
            "Convert the SLOs of OpenSLO v1 files to SloPolicies on standard output; list what has no counterpart on standard error."
        )
        {
            files,
            model,
        };
        openSlo.SetAction(parsed =>
            Run(
                parsed.GetValue(files) ?? [],
                parsed.GetValue(model)!,
                Console.In,
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return new Command("convert", "Convert from other formats.") { openSlo };
    }

    /// <returns>
    /// 0 when every objective of every SLO was converted, 1 when one was not, 2 when a file cannot be read or the model's name is none.
    /// </returns>
    internal static int Run(IEnumerable<string> files, string model, TextReader input, TextWriter output, TextWriter error)
    {
        if (model.Length > 45 || !ModelName().IsMatch(model))
        {
            error.WriteLine(
                $"--model '{model}' is not a valid ModelDeployment name: at most 45 lower-case letters, digits and '-', starting with a letter and ending with a letter or digit"
            );
            return 2;
        }

        var documents = new List<ManifestDocument>();
        foreach (var file in files)
        {
            try
            {
                documents.AddRange(ManifestReader.Read(file, input).Where(d => d.ApiVersion == SloConversion.ApiVersion));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or YamlException)
            {
                error.WriteLine($"{ManifestReader.NameOf(file)}: {e.Message}");
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
            incomplete |= !converted.Complete;
            if (converted.Policy is not null)
                output.Write("---\n" + CrdYaml.Write(converted.Policy));
        }

        if (!documents.Exists(d => d.Kind == "SLO"))
            error.WriteLine($"no object of kind SLO with apiVersion {SloConversion.ApiVersion} was found");
        return incomplete || !documents.Exists(d => d.Kind == "SLO") ? 1 : 0;
    }

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ModelName();
}
