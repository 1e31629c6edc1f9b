using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api.Connections;

/// <summary>
/// The command of an <c>exec</c> entry, run as client-go runs it (k8s.io/client-go/plugin/pkg/client/auth/exec): without a terminal, and
/// with the version that it shall answer in.
/// </summary>
internal sealed class ExecPlugin(ExternalExecution plugin)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>The part of what it wrote to stderr that is told.</summary>
    private const int MostOfItsWords = 300;

    /// <exception cref="KubeConfigException">It cannot be run, fails, takes too long, or answers with something else.</exception>
    public Handed Run()
    {
        using var process = Start();
        process.StandardInput.Close();
        var (answer, words) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!Task.WhenAll(answer, words, process.WaitForExitAsync()).Wait(TimeLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new KubeConfigException($"external exec failed: {plugin.Command} gave no answer within {TimeLimit.TotalMinutes} minutes");
        }

        return process.ExitCode == 0
            ? Read(answer.Result)
            : throw new KubeConfigException(
                $"external exec failed: {plugin.Command} ended with exit code {process.ExitCode}{Told(words.Result)}"
            );
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(plugin.Command, plugin.Arguments ?? [])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var variable in plugin.EnvironmentVariables ?? [])
        {
            if (variable.TryGetValue("name", out var name) && variable.TryGetValue("value", out var value))
                start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = new JsonObject
        {
            ["apiVersion"] = plugin.ApiVersion,
            ["kind"] = "ExecCredential",
            ["spec"] = new JsonObject { ["interactive"] = false },
        }.ToJsonString();
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new KubeConfigException(
                $"external exec failed: {plugin.Command} cannot be run: {e.Message}{Told(plugin.InstallHint ?? "")}",
                e
            );
        }
    }

    private Handed Read(string answer)
    {
        try
        {
            var json = JsonBytes.ParseObject(Encoding.UTF8.GetBytes(answer));
            if (Text(json, "apiVersion") is var version && version != plugin.ApiVersion)
                throw new KubeConfigException($"external exec failed: {plugin.Command} answered in {version}, not in {plugin.ApiVersion}");
            if (json["status"] is not JsonObject status)
                throw new KubeConfigException($"external exec failed: the answer of {plugin.Command} has no status");
            return new Handed(
                Text(status, "token"),
                Text(status, "clientCertificateData"),
                Text(status, "clientKeyData"),
                Text(status, "expirationTimestamp") is { } end
                    ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                    : null
            );
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new KubeConfigException($"external exec failed: the answer of {plugin.Command} is no ExecCredential", e);
        }
    }

    private static string? Text(JsonObject json, string field) => json[field]?.GetValue<string>();

    private static string Told(string words) =>
        words.Trim() is { Length: > 0 } said ? $": {(said.Length > MostOfItsWords ? $"…{said[^MostOfItsWords..]}" : said)}" : "";

    /// <summary>What it handed out; certificate and key in PEM.</summary>
    public sealed record Handed(string? Token, string? Certificate, string? Key, DateTimeOffset? Expires);
}
