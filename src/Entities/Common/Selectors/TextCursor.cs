namespace MlOps.Entities.Common.Selectors;

/// <summary>A place in a text that is read from left to right.</summary>
internal sealed class TextCursor(string text)
{
    public int Position { get; private set; }

    public bool AtEnd => Position >= text.Length;

    public string Rest => text[Position..];

    /// <summary>The next character, or NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : text[Position];

    public char Take() => text[Position++];

    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(text, Position, token, 0, token.Length) != 0)
            return false;
        Position += token.Length;
        return true;
    }

    public void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
            Position++;
    }

    /// <summary>Takes a name: letters, digits and underscores, colons if allowed, no digit in front. Empty when there is none.</summary>
    public string TakeName(bool colons)
    {
        var start = Position;
        while (char.IsAsciiLetter(Next) || Next == '_' || (colons && Next == ':') || (Position > start && char.IsAsciiDigit(Next)))
            Position++;
        return text[start..Position];
    }

    /// <summary>The whole character that begins with the one just taken; a surrogate pair is two.</summary>
    public string Character(char taken) => char.IsHighSurrogate(taken) && char.IsLowSurrogate(Next) ? $"{taken}{Take()}" : taken.ToString();
}
