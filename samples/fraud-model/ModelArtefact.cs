using System.IO.Compression;
using System.Text.Json;
using Microsoft.ML;
using MlOps.Samples.FraudModel.Features;

namespace MlOps.Samples.FraudModel;

/// <summary>The one file that a model is: ML.NET's own archive and the feature manifest, zipped together.</summary>
public sealed record ModelArtefact(ITransformer Model, FeatureManifest Manifest)
{
    private const string ModelEntry = "model.zip";
    private const string ManifestEntry = "manifest.json";

    public void Write(Stream stream, MLContext ml, DataViewSchema schema)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = archive.CreateEntry(ManifestEntry).Open())
            JsonSerializer.Serialize(manifest, Manifest, ManifestJson.Default.FeatureManifest);

        // ML.NET wants to seek, which an entry under construction cannot.
        using var buffer = new MemoryStream();
        ml.Model.Save(Model, schema, buffer);
        buffer.Position = 0;
        using var model = archive.CreateEntry(ModelEntry).Open();
        buffer.CopyTo(model);
    }

    public static ModelArtefact Read(Stream stream, MLContext ml)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        using var manifestEntry = Entry(archive, ManifestEntry).Open();
        var manifest =
            JsonSerializer.Deserialize(manifestEntry, ManifestJson.Default.FeatureManifest)
            ?? throw new InvalidDataException("the artefact's manifest is empty");

        using var buffer = new MemoryStream();
        using (var modelEntry = Entry(archive, ModelEntry).Open())
            modelEntry.CopyTo(buffer);
        buffer.Position = 0;
        return new ModelArtefact(ml.Model.Load(buffer, out _), manifest);
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new InvalidDataException($"the artefact has no {name}");
}
