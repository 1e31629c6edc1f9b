using Xunit.Sdk;
using Xunit.v3;

namespace MlOps.EndToEnd.Skipping;

/// <summary>Reports every test as skipped for the same reason.</summary>
internal sealed class SkippingExecutor(IXunitTestAssembly assembly, string reason) : XunitTestFrameworkExecutor(assembly)
{
    public override async ValueTask RunTestCases(
        IReadOnlyCollection<IXunitTestCase> testCases,
        IMessageSink executionMessageSink,
        ITestFrameworkExecutionOptions executionOptions,
        CancellationToken cancellationToken
    ) => await new SkippingRunner(reason).Run(TestAssembly, testCases, executionMessageSink, executionOptions, cancellationToken);
}
