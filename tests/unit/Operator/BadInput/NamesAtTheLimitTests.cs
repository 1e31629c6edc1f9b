using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.BadInput;

/// <summary>A model whose name has all 45 characters that it may have.</summary>
public partial class NamesAtTheLimitTests
{
    private const int LabelLength = 63;
    private static readonly string Name = "a" + string.Concat(Enumerable.Repeat("0123456789-", 4));
    private static readonly SloPolicySpec Policy = new()
    {
        ModelRef = new() { Name = Name },
        Objectives = [],
    };

    private static ModelState State
    {
        get
        {
            var state = Scenarios.Serving(AModel.Serving("v1")).See();
            return state with { Model = state.Model with { Metadata = state.Metadata with { Name = Longest } } };
        }
    }

    private static string Longest => Name[..44] + "z";

    /// <summary>
    /// As the API server makes a pod's name: it cuts what generateName says to leave room for five characters (apiserver
    /// names.SimpleNameGenerator).
    /// </summary>
    private static string Pod(string deployment, string replicaSetHash) =>
        $"{deployment}-{replicaSetHash}-" is var prefix && prefix.Length > LabelLength - 5
            ? prefix[..(LabelLength - 5)] + "x7k2p"
            : prefix + "x7k2p";

    [Fact]
    public void The_name_is_valid() => Validation.Check(State.Model).ShouldBeEmpty(Longest);

    [Fact]
    public void Every_child_has_a_name_and_labels_that_a_Service_and_a_label_may_have()
    {
        var revision = State.Latest;
        foreach (
            var child in new[]
            {
                ChildObjects.ControllerRevision(State.Model, revision, 1),
                ChildObjects.Deployment(State.Model, revision),
                ChildObjects.RevisionService(State.Model, revision),
                ChildObjects.MainService(State.Model, ChildObjects.PodLabels(State.Name, revision.Hash), revision.Ports),
            }
        )
        {
            DnsLabel().IsMatch(child["metadata"]!["name"]!.GetValue<string>()).ShouldBeTrue(child.ToJsonString());
            foreach (var (_, value) in (JsonObject)child["metadata"]!["labels"]!)
                value!.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(LabelLength);
        }
    }

    [Fact]
    public void Its_pods_are_found_although_the_server_cuts_their_names()
    {
        var deployment = $"{Longest}-{State.Latest.Hash}";
        var pod = Pod(deployment, "7f9c6d5b48");
        pod.Length.ShouldBe(LabelLength);
        Matches(RevisionMatch.Of(Policy, Longest, State.Latest.Hash).Value, pod).ShouldBeTrue();
        Matches(RevisionMatch.OfModel(Policy, Longest, []).Value, pod).ShouldBeTrue();
        Matches(RevisionMatch.Of(Policy, Longest, "0123456789").Value, pod).ShouldBeFalse();
        Matches(RevisionMatch.Of(Policy, Longest[..43], State.Latest.Hash).Value, pod).ShouldBeFalse();
    }

    private static bool Matches(string pattern, string pod) => Regex.IsMatch(pod, $@"\A(?:{pattern})\z");

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex DnsLabel();
}
