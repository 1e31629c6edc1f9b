using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Cli.Live;

/// <summary>The API server and the namespace that a command is about, and sources by the name that the policy gives them.</summary>
internal sealed record LiveSession(IKubeApi Api, string Namespace, Func<string, PrometheusSources> Sources);
