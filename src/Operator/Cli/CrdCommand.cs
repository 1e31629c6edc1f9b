using System.CommandLine;

namespace MlOps.Operator.Cli;

/// <summary><c>mlops-operator crds</c>: writes the CustomResourceDefinitions or says which are out of date.</summary>
public static class CrdCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Output directory.", DefaultValueFactory = _ => "config/crd" };
        var docs = new Option<string?>("--docs") { Description = "Markdown file of the API reference to write or check." };
        var decisions = new Option<string?>("--decisions") { Description = "Markdown page whose rule tables are written or checked." };
        var check = new Option<bool>("--check") { Description = "Write nothing; list the files that differ and exit with 1." };
        var command = new Command("crds", "Write the CustomResourceDefinitions, one file per kind.") { folder, docs, decisions, check };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration;
            return parsed.GetValue(check)
                ? Check(parsed.GetValue(folder)!, parsed.GetValue(docs), parsed.GetValue(decisions), output.Error)
                : Write(parsed.GetValue(folder)!, parsed.GetValue(docs), parsed.GetValue(decisions), output.Output);
        });
        return command;
    }

    private static int Write(string folder, string? docs, string? decisions, TextWriter output)
    {
        CrdFiles.Write(folder);
        foreach (var name in CrdFiles.Render().Keys)
            output.WriteLine(Path.Combine(folder, name));
        if (docs is not null)
        {
            CrdFiles.WriteReference(docs);
            output.WriteLine(docs);
        }

        if (decisions is not null)
        {
            File.WriteAllText(decisions, DecisionTables.Into(File.ReadAllText(decisions)));
            output.WriteLine(decisions);
        }

        return 0;
    }

    private static int Check(string folder, string? docs, string? decisions, TextWriter error)
    {
        var differences = CrdFiles.Differences(folder).ToList();
        if (docs is not null && CrdFiles.ReferenceDiffers(docs))
            differences.Add($"{docs} differs from the types");
        if (decisions is not null && File.ReadAllText(decisions) is var page && DecisionTables.Into(page) != page)
            differences.Add($"{decisions} differs from the chains");
        foreach (var difference in differences)
            error.WriteLine(difference);
        if (differences.Count > 0)
            error.WriteLine("Run `make crds` and commit the result.");
        return differences.Count > 0 ? 1 : 0;
    }
}
