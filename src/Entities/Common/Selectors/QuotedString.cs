using System.Globalization;
using System.Text;

namespace MlOps.Entities.Common.Selectors;

/// <summary>Strings of PromQL, which are those of Go.</summary>
public static class QuotedString
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text in double quotes.</summary>
    public static string Write(string text) => $"\"{Inside(text, '"')}\"";

    /// <summary>
    /// The text for the inside of a string in double or single quotes, with everything escaped that could end it, cannot be seen or is
    /// refused.
    /// </summary>
    public static string Inside(string text, char quote)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                // The sign for a broken character: Prometheus takes it for one wherever it stands as it is.
                '\ufffd' => result.Append("\\ufffd"),
                < ' ' or '\x7f' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ when c == quote => result.Append('\\').Append(c),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    /// <summary>Reads a string in double quotes, single quotes or backticks. Null when there is no good one.</summary>
    internal static string? Read(TextCursor cursor) => Bytes(cursor) is { } bytes ? Decode(bytes) : null;

    /// <summary>The same where escaped bytes that are no text stand for a broken character, as Prometheus lets them.</summary>
    internal static string? ReadLoosely(TextCursor cursor) => Bytes(cursor) is { } bytes ? Encoding.UTF8.GetString(bytes.ToArray()) : null;

    private static MemoryStream? Bytes(TextCursor cursor)
    {
        var quote = cursor.Take();
        // Bytes, because \xNN and octal escapes are bytes and several of them can make one character.
        var bytes = new MemoryStream();
        while (!cursor.AtEnd)
        {
            var c = cursor.Take();
            if (c == quote)
                return bytes;
            var good =
                quote != '`' && (c == '\n' || c == '\\') ? c == '\\' && Escape(cursor, quote, bytes) : Append(bytes, cursor.Character(c));
            if (!good)
                return null;
        }

        return null;
    }

    private static bool Escape(TextCursor cursor, char quote, MemoryStream bytes)
    {
        if (cursor.AtEnd)
            return false;
        var c = cursor.Take();
        const string Letters = "abfnrtv\\";
        var letter = Letters.IndexOf(c, StringComparison.Ordinal);
        if (letter >= 0)
            return Append(bytes, "\a\b\f\n\r\t\v\\"[letter].ToString());
        return c switch
        {
            _ when c == quote => Append(bytes, c.ToString()),
            'x' => AppendByte(bytes, Number(cursor, "", 2, 16)),
            'u' => AppendRune(bytes, Number(cursor, "", 4, 16)),
            'U' => AppendRune(bytes, Number(cursor, "", 8, 16)),
            >= '0' and <= '7' => AppendByte(bytes, Number(cursor, c.ToString(), 3, 8)),
            _ => false,
        };
    }

    private static long Number(TextCursor cursor, string start, int digits, int radix)
    {
        var text = start;
        while (text.Length < digits && !cursor.AtEnd)
            text += cursor.Take();
        var good = text.Length == digits && text.All(c => radix == 16 ? char.IsAsciiHexDigit(c) : c is >= '0' and <= '7');
        return good ? Convert.ToInt64(text, radix) : -1;
    }

    private static bool AppendByte(MemoryStream bytes, long value)
    {
        if (value is >= 0 and <= 255)
            bytes.WriteByte((byte)value);
        return value is >= 0 and <= 255;
    }

    private static bool AppendRune(MemoryStream bytes, long value) =>
        value is >= 0 and <= 0x10ffff && Rune.IsValid((int)value) && Append(bytes, new Rune((int)value).ToString());

    private static bool Append(MemoryStream bytes, string text)
    {
        try
        {
            bytes.Write(Utf8.GetBytes(text));
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string? Decode(MemoryStream bytes)
    {
        try
        {
            return Utf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
