namespace MlOps.Operator.Manifests.Yaml;

/// <summary>Follows the brackets of YAML that a parser has refused, past strings and comments, to the one that has no end.</summary>
internal static class FlowBrackets
{
    /// <returns>The innermost bracket that is open where the text, a document or another bracket ends; null when all are closed.</returns>
    public static (char Bracket, int Line)? Unclosed(string text)
    {
        var open = new Stack<(char Bracket, int Line)>();
        var line = 1;
        var before = '\n';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var starts = char.IsWhiteSpace(before) || before is '{' or '[' or ',' or ':';
            before = c;
            if (c == '\n')
                line++;
            if (c == '\n' && open.Count > 0 && text.AsSpan(i + 1).StartsWith("---"))
                break;
            if (c == '#' && starts)
                i = End(text, i, '\n') - 1;
            else if (c is '"' or '\'' && starts)
                (i, line) = (End(text, i + 1, c), line + text.AsSpan(i, Math.Min(End(text, i + 1, c), text.Length) - i).Count('\n'));
            else if (c is '{' or '[' && (starts || open.Count > 0))
                open.Push((c, line));
            else if (c is '}' or ']' && open.Count > 0 && !Closes(open.Peek().Bracket, c))
                break;
            else if (c is '}' or ']' && open.Count > 0)
                open.Pop();
        }

        return open.Count > 0 ? open.Peek() : null;
    }

    private static bool Closes(char open, char close) => (open, close) is ('{', '}') or ('[', ']');

    /// <summary>The next such character; in double quotes a backslash hides one, in single quotes a second one does.</summary>
    private static int End(string text, int from, char wanted)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (wanted == '\'' && text.AsSpan(i).StartsWith("\'\'"))
                i++;
            else if (text[i] == wanted)
                return i;
            else if (text[i] == '\\' && wanted == '"')
                i++;
        }

        return text.Length;
    }
}
