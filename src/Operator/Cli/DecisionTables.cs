using System.Text;
using MlOps.Decisions.Actions;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Operator.Cli;

/// <summary>Writes the rules of every chain as Markdown tables, between two markers of a page that is otherwise written by hand.</summary>
internal static class DecisionTables
{
    private const string Begin = "<!-- rules: written by `make crds` from the chains in src/Decisions/Actions -->";
    private const string End = "<!-- end of rules -->";

    public static string Write() => Write(ActionList.All);

    internal static string Write(IReadOnlyList<IAction> actions)
    {
        var text = new StringBuilder();
        foreach (var action in actions)
        {
            if (action.Chain is { } chain)
                Table(text, action.Name, chain);
        }

        return text.ToString();
    }

    /// <summary>The page with its tables regenerated from the chains.</summary>
    /// <exception cref="FormatException">The page lacks one of the markers.</exception>
    public static string Into(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new FormatException($"the page must contain the lines '{Begin}' and '{End}' in this order");
        return page[..begin] + Begin + "\n\n" + Write() + End + page[(end + End.Length)..];
    }

    private static void Table(StringBuilder text, string title, IDecisionChain chain)
    {
        text.Append("### ")
            .Append(title)
            .Append("\n\n| # | rule | at the intent | before each effect | when, and what ends it |\n|---|---|---|---|---|\n");
        foreach (var (rule, i) in chain.Rules.Select((r, i) => (r, i + 1)))
            text.Append("| ")
                .Append(i)
                .Append(" | `")
                .Append(rule.Reason)
                .Append("` | ")
                .Append(Outcome(rule))
                .Append(" | ")
                .Append(Again(rule.BeforeEffect))
                .Append(" | ")
                .Append(rule.Comment)
                .Append(" |\n");
        text.Append('\n');
    }

    private static string Outcome(Rule rule) =>
        string.Join(", then ", rule.Outcomes.Select(Word))
        + (rule.Approvable && rule.Outcomes.Contains(DecisionOutcome.Hold) ? "; approvable" : "");

    private static string Word(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Hold => "holds",
            DecisionOutcome.Recommend => "recommends",
            _ => "dry run",
        };

    private static string Again(BeforeEffect again) =>
        again switch
        {
            BeforeEffect.Waits => "waits",
            BeforeEffect.Ends => "ends the action",
            _ => "not evaluated",
        };
}
