namespace MlOps.Entities.Common.Rules;

/// <summary>Says of a choice between fields which were given, when it was not exactly one.</summary>
internal static class ExactlyOne
{
    /// <returns>The problem, or null when exactly one is given.</returns>
    public static string? Problem(string remedy, params (string Name, object? Value)[] fields)
    {
        var given = fields.Where(f => f.Value is not null).Select(f => f.Name).ToList();
        return given.Count switch
        {
            1 => null,
            0 => $"has none of {string.Join(", ", fields.Select(f => f.Name))}; give exactly one{remedy}",
            _ => $"has {string.Join(" and ", given)}; give exactly one{remedy}",
        };
    }
}
