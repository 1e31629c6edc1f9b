using System.CommandLine;
using MlOps.Decisions.Text;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.OpenSlo;
using YamlDotNet.Core;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator validate</c>: the operator's rules for files, before they reach a cluster.</summary>
public static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "YAML or JSON files, or - for standard input, for example from kustomize build.",
            Arity = ArgumentArity.OneOrMore,
            Validators = { FileArguments.Check },
        };
        var output = new Option<string>("--output")
        {
            Description = "Output format: text or json.",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json");
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on warnings too, but not on notes." };
        var command = new Command(
            "validate",
            "Validate ModelDeployments, SloPolicies and DriftPolicies in files. Exit codes: 0 valid, 1 invalid, or warnings with --strict, 2 a file cannot be read, nothing to check, or the command is written wrong."
        )
        {
            files,
            output,
            strict,
        };
        command.SetAction(parsed =>
        {
            var (findings, documents, unreadable) = Check(parsed.GetValue(files) ?? [], Console.In);
            Print(findings, documents, parsed.GetValue(output) == "json", parsed.InvocationConfiguration.Output);
            return unreadable ? 2
                : findings.Exists(f => f.Severity == Severity.Error || (f.Severity == Severity.Warning && parsed.GetValue(strict))) ? 1
                : 0;
        });
        return command;
    }

    /// <summary>All findings of all files; one that cannot be read does not hide the others.</summary>
    internal static (List<ManifestFinding> Findings, int Documents, bool Unreadable) Check(IReadOnlyList<string> files, TextReader input)
    {
        var findings = new List<ManifestFinding>();
        var documents = 0;
        var unreadable = false;
        var others = new SortedSet<string>(StringComparer.Ordinal);
        string? advice = null;
        var doubles = new DoubleObjects();
        var names = files.Select(ManifestReader.NameOf).ToList();
        foreach (var file in files)
        {
            try
            {
                foreach (var document in ManifestReader.Read(file, input))
                {
                    if (!ManifestCheck.Concerns(document))
                    {
                        others.Add(document.Kind.Length > 0 ? document.Kind : "objects without kind");
                        advice ??= ForeignFormats.Of(document);
                        continue;
                    }

                    documents++;
                    findings.AddRange(ManifestCheck.Check(document));
                    if (doubles.Add(document) is { } again)
                        findings.Add(again);
                }
            }
            catch (YamlException e)
            {
                findings.Add(
                    new ManifestFinding(
                        ManifestReader.NameOf(file),
                        (int)e.Start.Line,
                        "",
                        "",
                        "",
                        $"cannot be read: {e.Message}",
                        Severity.Error
                    )
                );
                unreadable = true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                findings.Add(new ManifestFinding(ManifestReader.NameOf(file), 0, "", "", "", e.Message, Severity.Error));
                unreadable = true;
            }
        }

        if (documents == 0 && !unreadable)
        {
            findings.Add(new ManifestFinding(string.Join(", ", names), 0, "", "", "", Nothing(others, advice), Severity.Error));
            unreadable = true;
        }

        return ([.. findings.OrderBy(f => names.IndexOf(f.File)).ThenBy(f => f.Line)], documents, unreadable);
    }

    private static string Nothing(SortedSet<string> others, string? advice)
    {
        if (advice is not null)
            return $"{advice}; nothing was checked";
        var what = others.Count == 0 ? "is empty" : $"holds no ModelDeployment, SloPolicy or DriftPolicy, only {string.Join(", ", others)}";
        return $"{what}, so nothing was checked; check the path, or the command that writes to the pipe";
    }

    private static void Print(List<ManifestFinding> findings, int documents, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(FindingsJson.Write(findings));
            return;
        }

        foreach (var finding in findings)
            output.WriteLine(finding);
        var notes = Count(Severity.Note);
        output.WriteLine(
            $"{Plural.Of(documents, "object")}, {Plural.Of(Count(Severity.Error), "error")}, {Plural.Of(Count(Severity.Warning), "warning")}{(notes > 0 ? $", {Plural.Of(notes, "note")}" : "")}"
        );

        int Count(Severity severity) => findings.Count(f => f.Severity == severity);
    }
}
