using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>Certificates and tokens are replaced while it runs, and it knows whom it talks to all the time. Row W16.</summary>
public class TrustScenarios(SharedCluster cluster)
{
    [Fact]
    public Task A_new_authority_is_followed_once_its_file_is_there_and_another_servers_certificate_is_refused() =>
        Scenario.RunAsync(
            cluster,
            "trust",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");

                s.ApiServer.Identity.ReplaceAuthority();
                await IsRefusedAsync(s, "signed by an unknown authority");
                await s.Connection.WriteAuthorityAsync();
                await s.ApplyAsync(ModelManifest.Good("2"));
                await s.UntilServesAsync("2");

                s.ApiServer.Identity.Present("10.0.0.7");
                await IsRefusedAsync(s, "is valid for 10.0.0.7, not 127.0.0.1");
                s.ApiServer.Identity.Present(null);
                await s.ApplyAsync(ModelManifest.Good("3"));
                await s.UntilServesAsync("3");
                s.Log.Count(l => l.Contains("Acquired the lease", StringComparison.Ordinal)).ShouldBe(1);
            }
        );

    /// <summary>The server stops taking the first token before the second is in its file: what comes in between fails.</summary>
    [Fact]
    public Task A_token_that_is_refused_is_replaced_by_the_one_in_the_file_at_once() =>
        Scenario.RunAsync(
            cluster,
            "token",
            async s =>
            {
                s.ExpectedErrors.Add("Reconcile failed");
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                s.ApiServer.Identity.Token = "the-second-token";
                await Wait.UntilAsync("the first token is refused", 10, () => s.ApiServer.Refused.Count > 0);
                await s.Connection.WriteTokenAsync();
                var replaced = TimeProvider.System.GetUtcNow();
                await s.ApplyAsync(ModelManifest.Good("2"));
                await s.UntilServesAsync("2");
                s.ApiServer.AllWrites.First(w => w.At > replaced).At.ShouldBeLessThan(replaced.AddSeconds(5));
                s.ApiServer.Refused.Where(c => c.At > replaced.AddSeconds(3)).ShouldBeEmpty();
                s.Log.Count(l => l.Contains("Acquired the lease", StringComparison.Ordinal)).ShouldBe(1);
            }
        );

    /// <summary>All connections have to be made anew: neither a watch nor a write gets through, and the log says why.</summary>
    private static async Task IsRefusedAsync(Scenario s, string says)
    {
        s.ApiServer.DisconnectAll();
        var sent = s.ApiServer.Calls.Count;
        await Wait.UntilAsync(
            $"the log says of a watch and of the lease that the certificate {says}",
            6,
            () => Told("watch") && Told("lease")
        );
        s.ApiServer.Calls.Count.ShouldBe(sent);

        bool Told(string what) =>
            s.Log.Any(l => l.Contains($"the {what}", StringComparison.Ordinal) && l.Contains(says, StringComparison.Ordinal));
    }
}
