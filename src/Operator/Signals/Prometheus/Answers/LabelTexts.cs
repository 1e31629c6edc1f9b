using System.Text.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>Names and values of labels, each different one kept once for a whole answer.</summary>
internal sealed class LabelTexts
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly AnswerMeter _meter;

    public LabelTexts(AnswerMeter meter)
    {
        _meter = meter;
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <exception cref="AnswerTooLargeException">The labels of the answer are too many.</exception>
    public string Of(ref Utf8JsonReader json)
    {
        var length = json.ValueSpan.Length;
        if (length > 512)
        {
            _meter.NewLabelText(length);
            return json.GetString()!;
        }

        Span<char> text = stackalloc char[length];
        text = text[..json.CopyString(text)];
        if (_lookup.TryGetValue(text, out var known))
            return known;
        _meter.NewLabelText(length);
        var added = text.ToString();
        _known.Add(added);
        return added;
    }
}
