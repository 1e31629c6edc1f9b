using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api.Connections.Plugins;

/// <summary>
/// The command of an <c>exec</c> entry, run as client-go runs it (k8s.io/client-go/plugin/pkg/client/auth/exec): without a terminal,
/// and with the API version of the answer in its environment.
/// </summary>
/// <param name="plugin">The entry.</param>
/// <param name="cluster">Passed to the plugin if it sets <c>provideClusterInfo</c>.</param>
internal sealed class ExecPlugin(ExternalExecution plugin, JsonObject? cluster = null)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <exception cref="KubeConfigException">It cannot be run, fails, takes too long, or answers with something else.</exception>
    public Handed Run()
    {
        using var process = Start();
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEndAsync();
        var output = new PluginOutput(process.StandardError);

        // Its answer may still be in the pipe; what else it wrote is not waited for, since a process that it left behind may hold that.
        if (!process.WaitForExit(TimeLimit) || !answer.Wait(TimeLimit))
        {
            Kill(process);
            throw Failed($"gave no answer within {TimeLimit.TotalMinutes} minutes{output.Told()}");
        }

        return process.ExitCode == 0 ? Read(answer.Result) : throw Failed($"ended with exit code {process.ExitCode}{output.Told()}");
    }

    private Process Start()
    {
        if (string.IsNullOrEmpty(plugin.Command) || string.IsNullOrEmpty(plugin.ApiVersion))
            throw new KubeConfigException("the exec of its user needs a command and an apiVersion");
        try
        {
            return Process.Start(Described())!;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or KubeConfigException)
        {
            throw Failed($"cannot be run: {e.Message}{PluginOutput.Told(plugin.InstallHint)}", e);
        }
    }

    private ProcessStartInfo Described()
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in plugin.Arguments ?? [])
            start.ArgumentList.Add(argument);
        foreach (var variable in plugin.EnvironmentVariables ?? [])
        {
            if (variable.TryGetValue("name", out var name) && variable.TryGetValue("value", out var value))
                start.Environment[name] = value;
        }

        var spec = new JsonObject { ["interactive"] = false };
        if (plugin.ProvideClusterInfo)
            spec["cluster"] = cluster?.DeepClone();
        start.Environment["KUBERNETES_EXEC_INFO"] = new JsonObject
        {
            ["apiVersion"] = plugin.ApiVersion,
            ["kind"] = "ExecCredential",
            ["spec"] = spec,
        }.ToJsonString();
        start.FileName = PluginCommand.Find(plugin.Command, Environment.GetEnvironmentVariable("PATH"));
        return start;
    }

    private Handed Read(string answer)
    {
        try
        {
            var json = JsonBytes.ParseObject(Encoding.UTF8.GetBytes(answer));
            if (Text(json, "apiVersion") is var version && version != plugin.ApiVersion)
                throw Failed($"answered in {version}, not in {plugin.ApiVersion}");
            if (json["status"] is not JsonObject status)
                throw Failed("gave an answer without status");
            var handed = new Handed(
                Text(status, "token"),
                Text(status, "clientCertificateData"),
                Text(status, "clientKeyData"),
                Text(status, "expirationTimestamp") is { } end
                    ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                    : null
            );
            return handed.IsUsable ? handed : throw Failed("gave neither a token nor a certificate with its key");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw Failed("gave an answer that is no ExecCredential", e);
        }
    }

    private KubeConfigException Failed(string how, Exception? cause = null) => new($"external exec failed: {plugin.Command} {how}", cause);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It has ended meanwhile, or what it started belongs to another user.
        }
    }

    private static string? Text(JsonObject json, string field) => json[field]?.GetValue<string>();

    /// <summary>What it handed out; certificate and key in PEM.</summary>
    public sealed record Handed(string? Token, string? Certificate, string? Key, DateTimeOffset? Expires)
    {
        /// <summary>As client-go asks: a token, or a certificate with its key; never one without the other.</summary>
        public bool IsUsable =>
            string.IsNullOrEmpty(Certificate) == string.IsNullOrEmpty(Key)
            && !(string.IsNullOrEmpty(Token) && string.IsNullOrEmpty(Certificate));
    }
}
