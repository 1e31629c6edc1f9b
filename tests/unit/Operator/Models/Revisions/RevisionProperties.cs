using System.Text.Json.Nodes;
using CsCheck;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Models.Execution;

namespace MlOps.Operator.Tests.Models.Revisions;

/// <summary>The hash of a revision is equal exactly when template and model mean the same as stored.</summary>
public class RevisionProperties
{
    private static readonly Gen<(JsonTree.Map Model, JsonTree.Map Template)> Any = Gen.Select(JsonTree.AnyMap(2), JsonTree.AnyMap(3));

    private static string Hash(JsonTree.Map model, JsonTree.Map template, int seed)
    {
        var chance = new Random(seed);
        var fields = new[]
        {
            $"\"model\":{model.Written(chance)}",
            $"\"template\":{template.Written(chance)}",
            $"\"replicas\":{chance.Next(9)}",
        };
        chance.Shuffle(fields);
        return Revision.Of((JsonObject)JsonNode.Parse($"{{\"spec\":{{{string.Join(",", fields)}}}}}")!).Hash;
    }

    [Fact]
    public void However_it_is_written_it_is_the_same_revision() =>
        Gen.Select(Any, Gen.Int, Gen.Int)
            .Sample((tree, one, other) => Hash(tree.Model, tree.Template, one) == Hash(tree.Model, tree.Template, other), iter: 3_000);

    [Fact]
    public void Any_single_change_is_another_revision()
    {
        var changes = 0;
        Any.Sample(
            tree =>
            {
                var hash = Hash(tree.Model, tree.Template, 1);
                var others = tree
                    .Template.Changes()
                    .OfType<JsonTree.Map>()
                    .Select(t => Hash(tree.Model, t, 2))
                    .Concat(tree.Model.Changes().OfType<JsonTree.Map>().Select(m => Hash(m, tree.Template, 2)))
                    .ToList();
                Interlocked.Add(ref changes, others.Count);
                return !others.Contains(hash);
            },
            iter: 40
        );
        changes.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void Two_revisions_have_one_hash_exactly_when_they_mean_the_same()
    {
        var (same, different) = (0, 0);
        // Small trees, so that two of them are often equal.
        Gen.Select(JsonTree.AnyMap(1), JsonTree.AnyMap(1), Gen.Bool, Gen.Int)
            .Sample(
                (one, other, twice, seed) =>
                {
                    var second = twice ? one : other;
                    var equal = one.Key == second.Key;
                    _ = equal ? Interlocked.Increment(ref same) : Interlocked.Increment(ref different);
                    return Hash(one, one, seed) == Hash(second, second, ~seed) == equal;
                },
                iter: 3_000
            );
        (same > 500 && different > 500).ShouldBeTrue();
    }

    [Fact]
    public void What_the_model_and_the_template_hold_cannot_change_places() =>
        Any.Where(tree => tree.Model.Key != tree.Template.Key)
            .Sample((model, template) => Hash(model, template, 1) != Hash(template, model, 1), iter: 500);
}
