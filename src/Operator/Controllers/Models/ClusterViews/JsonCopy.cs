using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>Parts of an object that outlive it.</summary>
internal static class JsonCopy
{
    /// <summary>As deep as a writer of .NET goes.</summary>
    private const int MaxDepth = 1000;

    /// <summary>
    /// The same content without the object around it. A node keeps its parents, the text that all of it was read from and whatever was
    /// looked at before; of a copy only its own text is kept.
    /// </summary>
    public static T Detached<T>(T node)
        where T : JsonNode
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = MaxDepth }))
            node.WriteTo(writer);
        return (T)JsonNode.Parse(buffer.WrittenSpan, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth })!;
    }
}
