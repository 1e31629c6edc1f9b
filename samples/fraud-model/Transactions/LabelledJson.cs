using System.Text.Json;

namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>A labelled transaction as one line of NDJSON: what /predict takes, and "fraud".</summary>
internal static class LabelledJson
{
    public const string MediaType = "application/x-ndjson";

    public static string Line(LabelledTransaction row)
    {
        var json = JsonSerializer.SerializeToNode(row.Transaction, TransactionJson.Default.Transaction)!.AsObject();
        json["fraud"] = row.Fraud;
        return json.ToJsonString();
    }

    public static string Lines(IEnumerable<LabelledTransaction> rows) => string.Concat(rows.Select(r => Line(r) + "\n"));

    /// <summary>All lines or none.</summary>
    /// <exception cref="FormatException">Says which line is wrong, and how.</exception>
    public static IReadOnlyList<LabelledTransaction> Parse(string lines)
    {
        var rows = new List<LabelledTransaction>();
        int number = 0;
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
                continue;
            rows.Add(
                Row(line.ToString())
                    ?? throw new FormatException(
                        $"line {number} is not a transaction as /predict takes it, with fraud set to true or false"
                    )
            );
            if (!rows[^1].Transaction.IsPlausible())
                throw new FormatException($"line {number} has a number or a text that is out of bounds");
        }

        return rows;
    }

    private static LabelledTransaction? Row(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("fraud", out var fraud)
                && fraud.ValueKind is JsonValueKind.True or JsonValueKind.False
                && json.RootElement.Deserialize(TransactionJson.Default.Transaction) is { } transaction
                ? new(transaction, fraud.GetBoolean())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
