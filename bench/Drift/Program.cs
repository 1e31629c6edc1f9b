using System.Globalization;
using MlOps.Bench.Drift;
using MlOps.Bench.Drift.Sections;
using MlOps.Bench.Drift.Sections.Streams;
using MlOps.Bench.Report;

// Usage: MlOps.Bench.Drift DOCS [SCALE]: measures the judgement of drift, prints the tables and writes them and the pictures into the
// folder DOCS. SCALE (default 1) shortens everything for a rehearsal; then nothing is written.
if (args.Length is 0 or > 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: MlOps.Bench.Drift DOCS [SCALE]");
    return 2;
}

var scale = args.Length == 2 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var plan = new DriftPlan(scale, Math.Max(1, Math.Min(2, Environment.ProcessorCount)), Console.Error);
var sizes = SampleSizes.Run(plan);
var telemetry = RealTelemetry.Run(plan);
var power = Power.Run(plan);
var slow = SlowDrift.Run(plan);
var measured = string.Join(
    "\n",
    "### False alarms\n",
    sizes,
    Grid.Run(plan),
    "### What real telemetry does\n",
    telemetry.Text,
    "### How much of the past it takes\n",
    Histories.Run(plan),
    "### Power and delay\n",
    power.Text,
    "### Where ours loses\n",
    Losses.Run(plan),
    "### Other changes\n",
    Changes.Run(plan),
    "### Slow drift\n",
    slow.Text,
    "### The model as a whole\n",
    WholeModel.Run(plan),
    "### Measures\n",
    Measures.Run(plan),
    "### Streams\n",
    StreamSection.Run(plan)
);
Console.WriteLine(measured);
if (scale >= 1)
{
    var page = Path.Combine(args[0], "drift.md");
    var pictures = Directory.CreateDirectory(Path.Combine(args[0], "pictures")).FullName;
    File.WriteAllText(page, Document.Replace(File.ReadAllText(page), "bench-drift", measured));
    File.WriteAllText(Path.Combine(pictures, "drift-alarms.svg"), telemetry.Picture);
    File.WriteAllText(Path.Combine(pictures, "drift-power.svg"), power.Picture);
    File.WriteAllText(Path.Combine(pictures, "drift-slow.svg"), slow.Picture);
}

return 0;
