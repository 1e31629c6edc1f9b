using System.CommandLine;
using System.Globalization;
using MlOps.Samples.FraudModel.Features;

namespace MlOps.Samples.FraudModel.Training;

internal static class TrainCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--out") { Description = "File to write the model to.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Same seed, same data, same model.", DefaultValueFactory = _ => 1 };
        var without = new Option<string[]>("--without") { Description = "Leave a feature out of the model.", DefaultValueFactory = _ => [] };

        var command = new Command("train", "Train the model on synthetic payments and write it to one file.") { output, seed, without };
        without.Validators.Add(given =>
        {
            foreach (var name in given.GetValueOrDefault<string[]>().Except(FeatureCatalog.All.Select(f => f.Name)))
                given.AddError($"There is no feature '{name}'; there are {string.Join(", ", FeatureCatalog.All.Select(f => f.Name))}.");
        });
        command.SetAction(parsed =>
        {
            var left = FeatureCatalog.All.Where(f => !parsed.GetValue(without)!.Contains(f.Name)).ToList();
            var trained = new Trainer(parsed.GetValue(seed), left).Train();
            var file = parsed.GetRequiredValue(output);
            using (var stream = file.Create())
                trained.Write(stream);

            var manifest = trained.Artefact.Manifest;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{file.FullName}: features={string.Join(',', manifest.Features)} accuracy={manifest.Accuracy:F4} auc={manifest.AreaUnderRocCurve:F4} reviewThreshold={manifest.ReviewThreshold:F4}"));
            return 0;
        });
        return command;
    }
}
