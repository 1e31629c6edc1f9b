using System.CommandLine;
using System.Text.Json;
using MlOps.Operator.Manifests;
using YamlDotNet.Core;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator validate</c>: the operator's rules for files, before they reach a cluster.</summary>
public static class ValidateCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "YAML or JSON files; - reads standard input, for example from kustomize build.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var command = new Command("validate", "Check ModelDeployments, SloPolicies and DriftPolicies in files. Exit codes: 0 valid, 1 invalid, 2 not readable.") { files, output };
        command.SetAction(parsed =>
        {
            var (findings, documents, unreadable) = Check(parsed.GetValue(files) ?? [], Console.In);
            Print(findings, documents, parsed.GetValue(output) == "json", parsed.InvocationConfiguration.Output);
            return unreadable ? 2 : findings.Exists(f => f.Severity == Severity.Error) ? 1 : 0;
        });
        return command;
    }

    /// <summary>All findings of all files; one that cannot be read does not hide the others.</summary>
    internal static (List<ManifestFinding> Findings, int Documents, bool Unreadable) Check(IEnumerable<string> files, TextReader input)
    {
        var findings = new List<ManifestFinding>();
        var documents = 0;
        var unreadable = false;
        foreach (var file in files)
        {
            try
            {
                foreach (var document in ManifestReader.Read(file, input).Where(ManifestCheck.Concerns))
                {
                    documents++;
                    findings.AddRange(ManifestCheck.Check(document));
                }
            }
            catch (YamlException e)
            {
                findings.Add(new ManifestFinding(file, (int)e.Start.Line, "", "", "", $"not YAML: {e.Message}", Severity.Error));
                unreadable = true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                findings.Add(new ManifestFinding(file, 0, "", "", "", e.Message, Severity.Error));
                unreadable = true;
            }
        }

        return (findings, documents, unreadable);
    }

    private static void Print(List<ManifestFinding> findings, int documents, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(findings, Json));
            return;
        }

        foreach (var finding in findings)
            output.WriteLine(finding);
        output.WriteLine($"{documents} objects, {findings.Count(f => f.Severity == Severity.Error)} errors, {findings.Count(f => f.Severity == Severity.Warning)} warnings");
    }
}
