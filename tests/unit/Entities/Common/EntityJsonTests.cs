using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Common;

public class EntityJsonTests
{
    [Fact]
    public void Leaves_out_empty_strings_also_in_nested_objects_and_lists()
    {
        var status = new ModelDeploymentStatus
        {
            Action = new ActionStatus
            {
                Id = "a",
                Kind = ActionKind.Promote,
                To = "b",
                Step = ActionStep.Switch,
                StartedAt = default,
                Deadline = default,
            },
            Revisions = [new RevisionStatus { Hash = "b" }],
        };

        var json = EntityJson.Encode(status);

        json["action"]!.AsObject().ContainsKey("evidence").ShouldBeFalse();
        json["revisions"]![0]!.AsObject().ContainsKey("version").ShouldBeFalse();
        EntityJson.Decode<ModelDeploymentStatus>(json).Action!.Evidence.ShouldBe("");
    }

    [Theory]
    [InlineData(1024, 1024)]
    [InlineData(10_000, 1024)]
    public void Cuts_a_message_to_what_the_schema_allows_so_that_the_status_is_never_refused(int length, int expected)
    {
        var json = EntityJson.Encode(new SloPolicyStatus { Message = new string('x', length) });

        json["message"]!.GetValue<string>().Length.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public void Cuts_no_character_in_half(string before)
    {
        var json = EntityJson.Encode(new SloPolicyStatus { Message = before + string.Concat(Enumerable.Repeat("😀", 1000)) });

        var message = json["message"]!.GetValue<string>();
        message.Length.ShouldBeInRange(1023, 1024);
        message.EnumerateRunes().ShouldAllBe(r => r.Value != 0xfffd);
    }
}
