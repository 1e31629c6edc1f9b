namespace MlOps.Entities.Common;

/// <summary>
/// The API's enums and those of the statistics have the same members, because neither project may know the other. This is the only way
/// from one to the other; a test holds that each pair agrees.
/// </summary>
public static class SameName
{
    /// <summary>The member of <typeparamref name="T"/> with the name of <paramref name="value"/>, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static T In<T>(Enum value)
        where T : struct, Enum => Enum.Parse<T>(value.ToString(), ignoreCase: true);
}
