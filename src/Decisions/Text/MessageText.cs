namespace MlOps.Decisions.Text;

/// <summary>A message of a status, which holds 1,024 characters at most.</summary>
internal static class MessageText
{
    public const int Longest = 1024;

    public static string Short(string message) => message.Length <= Longest ? message : message[..(Longest - 1)] + "…";
}
