using System.Text;

namespace MlOps.Runtime.Events;

internal static class EventText
{
    /// <summary>Cuts at a whole character, so that no half of one is sent.</summary>
    public static string Shorten(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var kept = new StringBuilder();
        var room = maxBytes - Encoding.UTF8.GetByteCount("…");
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }
}
