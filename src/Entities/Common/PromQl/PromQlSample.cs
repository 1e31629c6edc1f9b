namespace MlOps.Entities.Common.PromQl;

/// <summary>
/// A query with a sample in place of each variable, so that it can be read before the real values are known. A sample is as long as its
/// variable: every place stays where it is.
/// </summary>
internal static class PromQlSample
{
    public static string Of(string query)
    {
        var sample = query.ToCharArray();
        foreach (var variable in PromQlVariable.In(query))
            For(variable).CopyTo(0, sample, variable.Start, variable.Length);
        return new(sample);
    }

    /// <summary>The window becomes a duration wherever it stands, any other name text.</summary>
    private static string For(PromQlVariable variable) =>
        variable.Name == "window" ? "5m".PadLeft(variable.Length, '0') : new string('x', variable.Length);
}
