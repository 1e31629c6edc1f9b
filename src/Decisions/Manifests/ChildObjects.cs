using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.Schema;

namespace MlOps.Decisions.Manifests;

/// <summary>The objects that the operator makes for a revision, in raw JSON so that no field of a template is lost.</summary>
public static class ChildObjects
{
    public static JsonObject ControllerRevision(ModelDeployment model, Revision revision, long sequence)
    {
        var body = Head(model, "apps/v1", "ControllerRevision", revision.Hash);
        body["metadata"]!["annotations"] = new JsonObject { [WellKnown.VersionAnnotation] = revision.Version };
        body["revision"] = sequence;
        body["data"] = new JsonObject
        {
            ["model"] = revision.Model.DeepClone(),
            ["template"] = revision.Template.DeepClone(),
            ["ports"] = revision.Ports.DeepClone(),
        };
        return body;
    }

    /// <summary>Without replicas: those are written through <c>/scale</c> only.</summary>
    public static JsonObject Deployment(ModelDeployment model, Revision revision)
    {
        var body = Head(model, "apps/v1", "Deployment", revision.Hash);
        body["spec"] = new JsonObject
        {
            ["minReadySeconds"] = model.Spec.Rollout?.MinReadySeconds ?? new RolloutSpec().MinReadySeconds,
            ["selector"] = new JsonObject { ["matchLabels"] = PodLabels(model.Metadata.Name, revision.Hash) },
            ["template"] = PodTemplate.Of(revision, PodLabels(model.Metadata.Name, revision.Hash)),
        };
        return body;
    }

    public static JsonObject RevisionService(ModelDeployment model, Revision revision)
    {
        var body = Head(model, "v1", "Service", revision.Hash);
        body["spec"] = ServiceSpec(PodLabels(model.Metadata.Name, revision.Hash), revision.Ports);
        return body;
    }

    /// <summary>The Service that clients use: of one revision, or of the pods that answer instead.</summary>
    public static JsonObject MainService(ModelDeployment model, JsonObject selector, JsonArray ports)
    {
        var body = Head(model, "v1", "Service", null);
        body["spec"] = ServiceSpec(selector, ports);
        return body;
    }

    public static JsonObject PodLabels(string model, string hash) =>
        new() { [WellKnown.ModelLabel] = model, [WellKnown.RevisionLabel] = hash };

    private static JsonObject ServiceSpec(JsonObject selector, JsonArray ports) =>
        new() { ["selector"] = selector.DeepClone(), ["ports"] = ServicePorts.Merge([], ports) };

    /// <summary>The frame of an object that belongs to a model and to no revision.</summary>
    public static JsonObject OfModel(ModelDeployment model, string apiVersion, string kind, string name) =>
        new()
        {
            ["apiVersion"] = apiVersion,
            ["kind"] = kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["namespace"] = model.Metadata.Namespace,
                ["labels"] = new JsonObject
                {
                    [WellKnown.ManagedByLabel] = WellKnown.ManagedByValue,
                    [WellKnown.ModelLabel] = model.Metadata.Name,
                },
                ["ownerReferences"] = new JsonArray(Owner(model)),
            },
        };

    private static JsonObject Head(ModelDeployment model, string apiVersion, string kind, string? hash)
    {
        var body = OfModel(model, apiVersion, kind, hash is null ? model.Metadata.Name : ChildNames.OfRevision(model.Metadata.Name, hash));
        if (hash is not null)
            body["metadata"]!["labels"]![WellKnown.RevisionLabel] = hash;
        return body;
    }

    private static JsonObject Owner(ModelDeployment model) =>
        new()
        {
            ["apiVersion"] = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}",
            ["kind"] = nameof(ModelDeployment),
            ["name"] = model.Metadata.Name,
            ["uid"] = model.Metadata.Uid,
            ["controller"] = true,
            ["blockOwnerDeletion"] = false,
        };
}
