using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("A request that tells a bad revision from a bad dependency: sent to the new and to the last good revision alike.")]
public sealed record ProbeSpec
{
    [Description("Path of the request."), DefaultValue("/"), StringLength(1024, MinimumLength = 1), RegularExpression("^/")]
    public string Path { get; init; } = "/";

    [Description("GET or POST."), DefaultValue(ProbeMethod.Get)]
    public ProbeMethod Method { get; init; } = ProbeMethod.Get;

    [Description("Bodies to send in turn, as JSON text."), MaxLength(50), ItemLength(16384)]
    public IReadOnlyList<string>? Bodies { get; init; }

    [Description("Status code of a good answer."), DefaultValue(200), Range(100, 599)]
    public int ExpectStatus { get; init; } = 200;

    [Description("Text that a good answer contains."), StringLength(1024)]
    public string? ExpectBody { get; init; }
}
