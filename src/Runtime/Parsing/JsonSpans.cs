using System.Buffers;
using System.Text.Json;

namespace MlOps.Runtime.Parsing;

/// <summary>
/// Takes JSON apart by its brackets, without looking at what is between them: however deep or malformed one value is, those beside it
/// are still found.
/// </summary>
internal static class JsonSpans
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndOfScalar = SearchValues.Create(" \t\r\n,}]"u8);
    private static readonly SearchValues<byte> EndOfText = SearchValues.Create("\"\\"u8);

    /// <summary>The members of an object: names without their quotes, values as they stand.</summary>
    /// <exception cref="JsonException">It is no object, or ends in its middle; the members before that were found.</exception>
    public static IEnumerable<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> Members(ReadOnlyMemory<byte> json)
    {
        var at = Expect(json.Span, 0, '{');
        if (IsAt(json.Span, at, '}'))
            yield break;
        while (true)
        {
            var name = Blank(json.Span, at);
            Expect(json.Span, name, '"');
            var end = EndOfValue(json.Span, name);
            var value = Blank(json.Span, Expect(json.Span, end, ':'));
            at = EndOfValue(json.Span, value);
            yield return (json[(name + 1)..(end - 1)], json[value..at]);
            if (IsAt(json.Span, at, '}'))
                yield break;
            at = Expect(json.Span, at, ',');
        }
    }

    /// <summary>The items of an array; of a null, none.</summary>
    /// <exception cref="JsonException">It is no array, or ends in its middle.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> json)
    {
        if (json.Span.SequenceEqual("null"u8))
            yield break;
        var at = Expect(json.Span, 0, '[');
        if (IsAt(json.Span, at, ']'))
            yield break;
        while (true)
        {
            var item = Blank(json.Span, at);
            at = EndOfValue(json.Span, item);
            yield return json[item..at];
            if (IsAt(json.Span, at, ']'))
                yield break;
            at = Expect(json.Span, at, ',');
        }
    }

    /// <summary>How many brackets are open at most at once.</summary>
    public static int Depth(ReadOnlySpan<byte> json)
    {
        int depth = 0,
            deepest = 0;
        for (var at = 0; (at = Next(json, at)) < json.Length; )
        {
            if (json[at] == '"')
            {
                at = EndOfString(json, at);
                continue;
            }

            depth += json[at++] is (byte)'{' or (byte)'[' ? 1 : -1;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    private static int EndOfValue(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
            throw Truncated();
        if (json[at] == '"')
            return EndOfString(json, at);
        if (json[at] is (byte)'{' or (byte)'[')
            return EndOfBrackets(json, at);
        var length = json[at..].IndexOfAny(EndOfScalar);
        return length switch
        {
            0 => throw new JsonException($"there is no value at byte {at}"),
            < 0 => json.Length,
            _ => at + length,
        };
    }

    private static int EndOfBrackets(ReadOnlySpan<byte> json, int at)
    {
        var depth = 0;
        while ((at = Next(json, at)) < json.Length)
        {
            if (json[at] == '"')
            {
                at = EndOfString(json, at);
                continue;
            }

            depth += json[at++] is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth == 0)
                return at;
        }

        throw Truncated();
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int quote)
    {
        var at = quote + 1;
        while (at < json.Length)
        {
            var next = json[at..].IndexOfAny(EndOfText);
            if (next < 0)
                break;
            at += next;
            if (json[at] == '"')
                return at + 1;
            at += 2;
        }

        throw Truncated();
    }

    private static int Next(ReadOnlySpan<byte> json, int at)
    {
        var next = json[at..].IndexOfAny(Structure);
        return next < 0 ? json.Length : at + next;
    }

    private static int Blank(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    private static bool IsAt(ReadOnlySpan<byte> json, int at, char wanted)
    {
        at = Blank(json, at);
        return at < json.Length && json[at] == wanted;
    }

    private static int Expect(ReadOnlySpan<byte> json, int at, char wanted)
    {
        at = Blank(json, at);
        if (at >= json.Length)
            throw Truncated();
        return json[at] == wanted ? at + 1 : throw new JsonException($"'{wanted}' is missing at byte {at}");
    }

    private static JsonException Truncated() => new("the JSON ends in its middle");
}
