using System.Text.Json;
using Microsoft.ML;

namespace MlOps.Samples.FraudModel.Remote;

/// <summary>Where the model lies: in a file, or behind a plain http address from which it is fetched once.</summary>
internal sealed class ModelSource(RetryingClient client)
{
    private const string Variable = "MLOPS_MODEL_URI";

    /// <exception cref="ArgumentException">The address can never work.</exception>
    /// <exception cref="IOException">Nothing is there, or not now.</exception>
    /// <exception cref="InvalidDataException">What is there is no model.</exception>
    public async Task<ModelArtefact> ReadAsync(string? uri, MLContext ml, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(uri, cancellation);
        try
        {
            return ModelArtefact.Read(stream, ml);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException)
        {
            throw new InvalidDataException($"{Variable} names {uri}, which is no model of this kind: {e.Message}", e);
        }
    }

    private async Task<Stream> OpenAsync(string? uri, CancellationToken cancellation)
    {
        if (uri is null)
            throw new ArgumentException($"{Variable} is not set; expected something like file:///models/fraud-1.zip");
        if (HttpAddress.TryParse(uri) is { } address)
            return await FetchAsync(address, cancellation);
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile)
            throw new ArgumentException($"{Variable} is '{uri}'; only file:///… and http://… are understood");
        var file = new FileInfo(parsed.LocalPath);
        return file.Exists ? file.OpenRead() : throw new ArgumentException($"{Variable} names {file.FullName}, which does not exist");
    }

    private async Task<Stream> FetchAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return new MemoryStream(await client.GetAsync(address, cancellation), writable: false);
        }
        catch (IOException e)
        {
            throw new IOException(
                $"{Variable} cannot be fetched: {e.Message}; check the address and that a model was put there (train --upload)",
                e
            );
        }
    }
}
