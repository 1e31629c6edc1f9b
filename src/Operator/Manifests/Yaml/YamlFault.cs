using YamlDotNet.Core;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>Where a text stops being YAML that can be taken. The parser reports some mistakes much later, or at the first line.</summary>
internal static class YamlFault
{
    private const string Twice = "Duplicate key";

    public static YamlException Of(string text, Exception fault)
    {
        if (fault.Message.Contains("tab", StringComparison.Ordinal) && TabLine(text) is { } tab)
            return At(tab, "a tab in the indentation; use spaces", fault);
        if (fault is not YamlException || fault.Message.Contains("flow", StringComparison.Ordinal))
        {
            return FlowBrackets.Unclosed(text) is { } open
                ? At(open.Line, $"the '{open.Bracket}' is not closed", fault)
                : At(1, "a list or an object in brackets is broken", fault);
        }

        if (fault.Message.StartsWith(Twice, StringComparison.Ordinal))
            return At(
                (int)((YamlException)fault).Start.Line,
                $"the key {fault.Message[Twice.Length..].Trim()} is there twice in one object, and kubectl would take the last in silence; remove one",
                fault
            );
        return (YamlException)fault;
    }

    private static YamlException At(int line, string message, Exception fault) =>
        new(new Mark(0, line, 1), new Mark(0, line, 1), message, fault);

    private static int? TabLine(string text)
    {
        var lines = text.Split('\n');
        var index = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t') && line.Trim().Length > 0);
        return index < 0 ? null : index + 1;
    }
}
