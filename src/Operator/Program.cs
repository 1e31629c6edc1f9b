using System.CommandLine;
using MlOps.Operator;

return await CommandTree.InvokeAsync(args, new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
