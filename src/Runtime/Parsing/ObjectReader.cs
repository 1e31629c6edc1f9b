using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Parsing;

/// <summary>Reads one object from its bytes. One that cannot be read is still told by its name.</summary>
internal static class ObjectReader
{
    public static ReadObject Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            var read = JsonBytes.ParseObject(json.Span);

            // Text is decoded at the first look at it: here, where half a character in it harms no one else.
            var meta = ObjectMeta.Of(read);
            _ = (meta.Key, meta.Uid, meta.ResourceVersion);
            return new ReadObject(read);
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or ArgumentException)
        {
            return new ReadObject(Identity(json), bad.Message);
        }
    }

    /// <summary>What identifies an object, whatever else is in it; empty as far as not even that can be read.</summary>
    public static JsonObject Identity(ReadOnlyMemory<byte> json)
    {
        var identity = new JsonObject();
        Copy(json, identity, "apiVersion", "kind");
        foreach (var metadata in Values(json, "metadata"))
        {
            var known = new JsonObject();
            Copy(metadata, known, "namespace", "name", "uid", "resourceVersion");
            identity["metadata"] = known;
        }

        return identity;
    }

    private static void Copy(ReadOnlyMemory<byte> json, JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var value in Values(json, name))
                to[name] = Text(value);
        }
    }

    private static List<ReadOnlyMemory<byte>> Values(ReadOnlyMemory<byte> json, string name)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        try
        {
            foreach (var member in JsonSpans.Members(json))
            {
                if (member.Name.Span.SequenceEqual(Encoding.UTF8.GetBytes(name)))
                    found.Add(member.Value);
            }
        }
        catch (JsonException)
        {
            // What comes before the fault is as good as ever.
            return found;
        }

        return found;
    }

    private static string? Text(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
