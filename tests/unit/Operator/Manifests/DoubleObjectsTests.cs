using MlOps.Operator.Cli;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>Of two objects of one name the one that is applied last replaces the other, without a word.</summary>
public class DoubleObjectsTests
{
    private const string Message = "is the name of another SloPolicy too";

    private static ManifestFinding[] Doubles(string text, params string[] files) =>
        [
            .. ValidateCommand
                .Check([.. files, "-"], new StringReader(text))
                .Findings.Where(f => f.Message.StartsWith(Message, StringComparison.Ordinal)),
        ];

    private static string In(string place) =>
        Checked.With(Checked.Policy, "  name: fraud\nspec", $"  name: fraud\n  namespace: {place}\nspec");

    [Fact]
    public void The_second_in_a_file_is_an_error_with_the_place_of_the_first() =>
        Doubles(Checked.Policy + "\n---\n" + Checked.Policy)
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                $"stdin:19: error: SloPolicy/fraud: metadata.name: {Message}, at stdin:1; the one applied last would replace the other: rename one or remove it"
            );

    [Fact]
    public void So_is_one_in_another_file()
    {
        using var first = new TemporaryFile("# A comment\n" + Checked.Policy);
        Doubles(Checked.Policy, first.Path).ShouldHaveSingleItem().Message.ShouldStartWith($"{Message}, at {first.Path}:2; ");
    }

    [Fact]
    public void So_is_the_third() =>
        Doubles(string.Join("\n---\n", Enumerable.Repeat(Checked.Policy, 3)))
            .ShouldAllBe(f => f.Message.Contains("stdin:1;", StringComparison.Ordinal));

    [Fact]
    public void Another_namespace_kind_or_name_is_another_object()
    {
        var drift = "apiVersion: mlops-operator.io/v1alpha1\nkind: DriftPolicy\nmetadata: {name: fraud}\nspec: {modelRef: {name: fraud}}";
        var other = Checked.With(Checked.Policy, "  name: fraud\nspec", "  name: payments\nspec");
        Doubles(string.Join("\n---\n", Checked.Policy, In("a"), In("b"), drift, other)).ShouldBeEmpty();
    }

    [Fact]
    public void Objects_that_have_no_name_yet_are_told_that_alone()
    {
        var nameless = Checked.With(Checked.Policy, "  name: fraud\nspec", "  generateName: fraud-\nspec");
        Doubles(nameless + "\n---\n" + nameless).ShouldBeEmpty();
    }
}
