using System.Text;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>Escaping for RE2, the regular expressions of PromQL, which knows fewer escapes than .NET.</summary>
internal static class Re2
{
    private const string Special = @"\.+*?()|[]{}^$";

    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal))
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }
}
