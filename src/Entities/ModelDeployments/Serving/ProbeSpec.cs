using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description(
    "A request that is sent both to the new and to the last known good revision, to tell a bad revision from a failing dependency."
)]
public sealed record ProbeSpec
{
    [Description("Path of the request."), DefaultValue("/"), StringLength(1024, MinimumLength = 1), RegularExpression("^/")]
    public string Path { get; init; } = "/";

    [Description("HTTP method, Get or Post."), DefaultValue(ProbeMethod.Get)]
    public ProbeMethod Method { get; init; } = ProbeMethod.Get;

    [Description("Request bodies to send in turn, as JSON text. If absent, requests have no body."), MaxLength(50), ItemLength(16384)]
    public IReadOnlyList<string>? Bodies { get; init; }

    [Description("Status code of a successful response."), DefaultValue(200), Range(100, 599)]
    public int ExpectStatus { get; init; } = 200;

    [Description("Text that a successful response contains. If absent, the body is not checked."), StringLength(1024)]
    public string? ExpectBody { get; init; }
}
