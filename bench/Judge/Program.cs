using System.Globalization;
using MlOps.Bench.Judge;
using MlOps.Bench.Judge.Sections;
using MlOps.Bench.Report;

// Usage: MlOps.Bench.Judge DOCS [SCALE [shared]]: measures the judges, prints the tables and writes them and the pictures into the folder
// DOCS. SCALE (default 1) shortens everything for a rehearsal; then nothing is written. With "shared" only the outages that both revisions
// share are measured, and printed.
if (args.Length is 0 or > 3 || !Directory.Exists(args[0]) || args is [_, _, not "shared"])
{
    Console.Error.WriteLine("usage: MlOps.Bench.Judge DOCS [SCALE [shared]]");
    return 2;
}

var scale = args.Length >= 2 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var plan = new JudgePlan(scale, Math.Max(1, Math.Min(2, Environment.ProcessorCount)), Console.Error);
if (args.Length == 3)
{
    Console.WriteLine(SharedOutages.Run(plan));
    return 0;
}

var comparison = Comparison.Run(plan);
var measured = string.Join(
    "\n",
    "### Compared with other rules\n",
    comparison.Text,
    "### Evidence\n\n![Evidence of single releases](pictures/judging-evidence.svg)\n",
    "### Time to proof\n",
    Detection.Run(plan),
    "### Outages\n",
    TotalOutages.Run(plan),
    SharedOutages.Run(plan),
    "### Warm-up\n",
    WarmUps.Run(plan),
    "### Verification\n",
    Verifications.Run(plan),
    "### False alarms\n",
    FalseAlarms.Run(plan),
    "### Burn tiers\n",
    Burn.Run(plan)
);
Console.WriteLine(measured);
if (scale >= 1)
{
    var page = Path.Combine(args[0], "judging.md");
    var pictures = Directory.CreateDirectory(Path.Combine(args[0], "pictures")).FullName;
    File.WriteAllText(page, Document.Replace(File.ReadAllText(page), "bench-judge", measured));
    File.WriteAllText(Path.Combine(pictures, "judging-alarms.svg"), comparison.Alarms);
    File.WriteAllText(Path.Combine(pictures, "judging-waits.svg"), comparison.Waits);
    File.WriteAllText(Path.Combine(pictures, "judging-evidence.svg"), EvidenceOverTime.Draw());
}

return 0;
