using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Entities.Tests.Common;

public class EntityJsonTests
{
    [Fact]
    public void Leaves_out_empty_strings_also_in_nested_objects_and_lists()
    {
        var status = new ModelDeploymentStatus
        {
            Action = new ActionStatus { Id = "a", Kind = ActionKind.Promote, To = "b", Step = ActionStep.Switch, StartedAt = default, Deadline = default },
            Revisions = [new RevisionStatus { Hash = "b" }],
        };

        var json = EntityJson.Encode(status);

        json["action"]!.AsObject().ContainsKey("evidence").ShouldBeFalse();
        json["revisions"]![0]!.AsObject().ContainsKey("version").ShouldBeFalse();
        EntityJson.Decode<ModelDeploymentStatus>(json).Action!.Evidence.ShouldBe("");
    }
}
