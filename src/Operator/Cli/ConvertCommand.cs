using System.CommandLine;
using System.Text.RegularExpressions;
using MlOps.Entities.Common;
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
            Validators = { FileArguments.Check },
        };
        var model = new Option<string>("--model")
        {
            Description = "Name of the ModelDeployment that the SloPolicies refer to.",
            Required = true,
        };
        var openSlo = new Command(
            "openslo",
            "Convert the SLOs of OpenSLO v1 files to SloPolicies on standard output; name what is lost on standard error. Exit codes: 0 all that is judged was converted, 1 something was lost, 2 unreadable, no SLO of OpenSLO v1, or no valid --model."
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
    /// 0 when all that bears on the judging was converted, 1 when anything of it was lost, 2 when a file cannot be read, no SLO is found or
    /// the model's name is none.
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

        var names = files.ToList();
        if (Read(names, input, error) is not { } documents)
            return 2;
        var slos = documents.Where(IsRead).ToList();
        var complete = Others(documents, error);
        if (slos.Count == 0)
        {
            error.WriteLine($"no object of kind SLO with apiVersion {SloConversion.ApiVersion} was found");
            return 2;
        }

        var indicators = documents.Where(IsIndicator).ToList();
        foreach (var sli in indicators)
        {
            var findings = new Findings();
            OpenSloFields.OfSli(sli.Content, findings);
            Print(sli, findings.Lost, findings.Notes, error);
            complete &= findings.Lost.Count == 0;
        }

        var conversion = new SloConversion([.. indicators.Select(d => d.Content)], model);
        foreach (var slo in slos)
        {
            var converted = conversion.Convert(slo.Content);
            Print(slo, converted.Lost, converted.Notes, error);
            complete &= converted is { Policy: not null, Lost.Count: 0 };
            if (converted.Policy is not null)
                output.Write("---\n" + CrdYaml.Write(converted.Policy));
        }

        return complete ? 0 : 1;
    }

    /// <returns>Null when a file cannot be read, which is named.</returns>
    private static List<ManifestDocument>? Read(List<string> files, TextReader input, TextWriter error)
    {
        var documents = new List<ManifestDocument>();
        var complete = true;
        foreach (var file in files)
        {
            var name = ManifestReader.NameOf(file);
            try
            {
                var read = ManifestReader.Read(file, input);
                if (read.Count == 0)
                    error.WriteLine($"{name}: is empty, so nothing of it was converted");
                documents.AddRange(read);
            }
            catch (YamlException e)
            {
                error.WriteLine($"{name}:{e.Start.Line}: cannot be read: {e.Message}");
                complete = false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{name}: {e.Message}");
                complete = false;
            }
        }

        if (complete)
            return documents;
        error.WriteLine(
            files.Count == 1
                ? "nothing was converted"
                : "nothing was converted, of the other files either: they may refer to an SLI in these; mend or leave out what cannot be read"
        );
        return null;
    }

    private static bool IsRead(ManifestDocument document) => document is { ApiVersion: SloConversion.ApiVersion, Kind: "SLO" };

    private static bool IsIndicator(ManifestDocument document) => document is { ApiVersion: SloConversion.ApiVersion, Kind: "SLI" };

    private static void Print(ManifestDocument document, IEnumerable<FieldError> lost, IEnumerable<FieldError> notes, TextWriter error)
    {
        foreach (var finding in lost)
            error.WriteLine($"{document.File}:{document.LineOf(finding.Field)}: {document.Kind}/{document.Name}: not converted: {finding}");
        foreach (var note in notes)
            error.WriteLine($"{document.File}:{document.LineOf(note.Field)}: {document.Kind}/{document.Name}: note: {note}");
    }

    /// <summary>Names what is no SLO of the version that is read.</summary>
    /// <returns>False when an objective or an alert is among it.</returns>
    private static bool Others(List<ManifestDocument> documents, TextWriter error)
    {
        var complete = true;
        foreach (var other in documents.Where(d => !IsRead(d) && !IsIndicator(d)))
        {
            var describes = other is { ApiVersion: SloConversion.ApiVersion, Kind: "Service" or "DataSource" };
            complete &= describes;
            error.WriteLine(
                $"{other.File}:{other.LineOf("")}: {(other.Kind.Length > 0 ? $"{other.Kind}/{other.Name}" : "document")}: {(describes ? "note" : "not converted")}: {ForeignFormats.Of(other) ?? $"is no OpenSLO object of {SloConversion.ApiVersion}; remove it, or check apiVersion and kind"}"
            );
        }

        return complete;
    }

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ModelName();
}
