using System.Reflection;
using Xunit.v3;

namespace MlOps.EndToEnd.Skipping;

/// <summary>
/// Skips the whole suite, with the reason, where nothing was prepared for it: a bare clone passes <c>dotnet test</c>. It decides before any
/// fixture or test class is made, since those read the settings too. <c>make test</c> runs the suite with <c>-failSkips</c>.
/// </summary>
public sealed class PreparedFramework : XunitTestFramework
{
    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) =>
        Settings.Missing is { } reason
            ? new SkippingExecutor(new XunitTestAssembly(assembly, configFilePath: null), reason)
            : base.CreateExecutor(assembly);
}
