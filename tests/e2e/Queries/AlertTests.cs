namespace MlOps.EndToEnd.Queries;

/// <summary>The alerts that we give to users fire and keep still as their own test file says.</summary>
public class AlertTests
{
    [Fact]
    public async Task The_alerts_fire_when_they_should_and_only_then()
    {
        var (exitCode, output) = await Promtool.RunAsync("test", "rules", Repository.PathOf("config", "monitoring", "alerts.test.yaml"));
        exitCode.ShouldBe(0, output);
    }
}
