namespace MlOps.Runtime.Tests.Support;

/// <summary>Objects with a field that is nested as deep as a test wants; the API server keeps some thousand levels.</summary>
internal static class DeepJson
{
    public static string Object(string name, int version, int levels) =>
        $$$"""
            {"apiVersion":"example.io/v1","kind":"Thing","spec":{"value":"good","template":{{{Nested(
                levels
            )}}}},"metadata":{"name":"{{{name}}}","namespace":"ns","uid":"uid-{{{name}}}","resourceVersion":"{{{version}}}"}}
            """;

    public static string Line(string type, string obj) => $$"""{"type":"{{type}}","object":{{obj}}}""";

    public static string List(int version, params string[] items) =>
        $$$"""{"kind":"ThingList","metadata":{"resourceVersion":"{{{version}}}"},"items":[{{{string.Join(',', items)}}}]}""";

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("""{"a":[""", levels / 2)) + "\"}]{[\"" + string.Concat(Enumerable.Repeat("]}", levels / 2));
}
