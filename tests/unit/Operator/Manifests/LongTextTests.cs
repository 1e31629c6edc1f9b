using System.Text.Json.Nodes;
using MlOps.Entities.Schema.Generation;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>Ten thousand characters in every text field of every kind that does not allow as many.</summary>
public class LongTextTests
{
    private const int Length = 10_000;

    /// <summary>Kind and path of every text in a spec, as in <c>SloPolicy spec.objectives[0].name</c>.</summary>
    public static TheoryData<string> Fields =>
        [
            .. CustomResourceDefinitions.Kinds.SelectMany(k =>
                Texts(Schema(k)["properties"]!["spec"]!.AsObject(), "spec").Select(p => $"{k.Name} {p}")
            ),
            .. CustomResourceDefinitions.Kinds.Select(k => $"{k.Name} metadata.name"),
        ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Is_refused_by_a_message_that_names_the_field_and_what_is_allowed(string field)
    {
        var (kind, path) = (field.Split(' ')[0], field.Split(' ')[1]);
        var document = new JsonObject
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = "fraud" },
        };
        Put(document, path.Split('.'), new string('x', Length));
        var finding = Checked.Errors(document).First(f => f.Field == path);
        var allowed =
            finding.Message.Contains($"has {Length} characters; at most ", StringComparison.Ordinal)
            || finding.Message.Contains("choose one of ", StringComparison.Ordinal)
            || finding.Message.Contains("write a time as ", StringComparison.Ordinal);
        allowed.ShouldBeTrue(finding.Message);
        Checked.Errors(document).ShouldAllBe(f => f.Message.Length < 1000);
    }

    [Fact]
    public void All_kinds_have_texts() => Fields.Count.ShouldBeGreaterThan(80);

    private static JsonObject Schema(Type kind) =>
        (JsonObject)CustomResourceDefinitions.For(kind)["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!;

    private static IEnumerable<string> Texts(JsonObject schema, string path)
    {
        if (schema["x-kubernetes-preserve-unknown-fields"] is not null)
            return [];
        if (schema["items"] is JsonObject item)
            return Texts(item, path + "[0]");
        return schema["properties"] is JsonObject fields ? fields.SelectMany(f => Texts(f.Value!.AsObject(), $"{path}.{f.Key}"))
            : IsText(schema) && !(schema["maxLength"]?.GetValue<int>() >= Length) ? [path]
            : [];
    }

    private static bool IsText(JsonObject schema) =>
        schema["type"]?.GetValue<string>() == "string" || schema["x-kubernetes-int-or-string"] is not null;

    private static void Put(JsonObject parent, string[] path, string text)
    {
        var list = path[0].EndsWith("[0]", StringComparison.Ordinal);
        var name = list ? path[0][..^3] : path[0];
        JsonNode value = text;
        if (path.Length > 1)
        {
            var child = parent[name] as JsonObject ?? [];
            Put(child, path[1..], text);
            value = child.Parent is null ? child : child.DeepClone();
        }

        parent[name] = list ? new JsonArray(value) : value;
    }
}
