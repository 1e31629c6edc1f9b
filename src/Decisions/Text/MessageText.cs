namespace MlOps.Decisions.Text;

/// <summary>A message of a status, which holds 1,024 characters at most.</summary>
internal static class MessageText
{
    public const int Longest = 1024;

    /// <summary>The API server refuses a whole status for one condition that is longer.</summary>
    public const int LongestOfCondition = 2048;

    /// <summary>
    /// Whether both give the same cause: lengths, times and counts move with each evaluation, and at rest nothing is written for them.
    /// </summary>
    public static bool GivesTheSameCause(string? one, string? other) => WithoutDigits(one) == WithoutDigits(other);

    private static string WithoutDigits(string? text) => string.Concat((text ?? "").Where(c => !char.IsAsciiDigit(c)));

    public static string Short(string message, int longest = Longest) =>
        message.Length <= longest ? message : message[..(longest - 1)] + "…";
}
