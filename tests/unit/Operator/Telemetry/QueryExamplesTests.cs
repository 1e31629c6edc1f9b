using System.Text.RegularExpressions;
using MlOps.Operator.Tests.Telemetry.Contracts;
using YamlDotNet.RepresentationModel;

namespace MlOps.Operator.Tests.Telemetry;

/// <summary>PromQL that users copy asks for nothing that is not in the contract.</summary>
public partial class QueryExamplesTests
{
    private readonly Contract _contract = Contract.Read();

    [Fact]
    public void The_examples_of_the_contract_ask_for_what_is_in_it()
    {
        _contract.Queries.Count.ShouldBeGreaterThan(10);
        _contract.Queries.SelectMany(Unknown).ShouldBeEmpty();
    }

    [Fact]
    public void The_alerts_ask_for_what_is_in_the_contract()
    {
        var rules = Rules().ToList();
        rules.Count.ShouldBeGreaterThan(5);
        rules.SelectMany(r => Unknown(Text(r, "expr"))).ShouldBeEmpty();
    }

    [Fact]
    public void An_alert_says_how_bad_it_is_what_happened_and_what_to_look_at()
    {
        foreach (var rule in Rules())
        {
            Text((YamlMappingNode)rule["labels"], "severity").ShouldBeOneOf("critical", "warning");
            Text((YamlMappingNode)rule["annotations"], "summary").ShouldNotBeNullOrWhiteSpace();
            Text((YamlMappingNode)rule["annotations"], "description").ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static IEnumerable<YamlMappingNode> Rules()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Repository.PathOf("config", "monitoring", "alerts.yaml"));
        yaml.Load(reader);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"])
            .SelectMany(g => (YamlSequenceNode)g["rules"])
            .Cast<YamlMappingNode>();
    }

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value ?? "";

    /// <summary>Metrics, labels and values of labels that the contract does not have.</summary>
    private IEnumerable<string> Unknown(string query)
    {
        foreach (Match m in Metric().Matches(query.Split('#')[0]))
        {
            var name = m.Groups["name"].Value;
            var row = _contract.Metrics.FirstOrDefault(r => r.Name == name || r.Type == "histogram" && Part().Replace(name, "") == r.Name);
            if (row is null)
            {
                yield return name;
                continue;
            }

            foreach (Match l in Matcher().Matches(m.Groups["labels"].Value))
            {
                var (label, values) = (l.Groups[1].Value, l.Groups[2].Value.Split('|'));
                if (!row.Labels.Contains(label))
                    yield return $"{label} of {row.Name}";
                if (_contract.Values.FirstOrDefault(v => v.Label == label && v.Metric == row.Name).Values is { } known)
                {
                    foreach (var value in values.Except(known))
                        yield return $"{label}=\"{value}\" of {row.Name}";
                }
            }
        }
    }

    [GeneratedRegex(
        """\b(?<name>(?:workqueue|controller_runtime|leader_election|mlops|rest_client|process|dotnet)_[a-z_]+)(?:\{(?<labels>[^}]*)\})?"""
    )]
    private static partial Regex Metric();

    [GeneratedRegex("""([a-z_]+)(?:=~|!~|!=|=)"([^"]*)""")]
    private static partial Regex Matcher();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
