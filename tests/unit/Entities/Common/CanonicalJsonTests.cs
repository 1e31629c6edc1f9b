using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Entities.Tests.Common;

public class CanonicalJsonTests
{
    [Fact]
    public void Order_and_white_space_do_not_matter() =>
        CanonicalJson
            .Serialize(JsonNode.Parse("""{ "b": [ 2, {"y":null,"x":true} ], "a" : "ü<&" }"""))
            .ShouldBe("""{"a":"ü<&","b":[2,{"x":true,"y":null}]}""");

    [Fact]
    public void The_order_of_a_list_matters() =>
        CanonicalJson.Sha256(JsonNode.Parse("[1,2]")).ShouldNotBe(CanonicalJson.Sha256(JsonNode.Parse("[2,1]")));

    [Theory]
    [InlineData("1000m")]
    [InlineData("1e3")]
    public void A_quantity_is_kept_as_it_was_written(string quantity) =>
        CanonicalJson.Serialize(JsonNode.Parse($$"""{"cpu":"{{quantity}}"}""")).ShouldBe($$"""{"cpu":"{{quantity}}"}""");

    [Fact]
    public void A_number_keeps_its_digits() =>
        CanonicalJson.Serialize(JsonNode.Parse("""{"n":1.0,"big":9007199254740993}""")).ShouldBe("""{"big":9007199254740993,"n":1.0}""");

    [Fact]
    public void Built_in_memory_or_read_from_the_wire_the_hash_is_the_same() =>
        CanonicalJson
            .Sha256(
                new JsonObject
                {
                    ["s"] = "a\"b",
                    ["n"] = 3,
                    ["t"] = true,
                }
            )
            .ShouldBe(CanonicalJson.Sha256(JsonNode.Parse("""{"t":true,"n":3,"s":"a\"b"}""")));
}
