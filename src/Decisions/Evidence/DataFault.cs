namespace MlOps.Decisions.Evidence;

/// <summary>What a reading shows to be wrong with the data, and not with what they measure.</summary>
public enum DataFault
{
    /// <summary>Nothing that can be seen.</summary>
    None,

    /// <summary>There is no series now. Whether there ever was one is not known from this reading.</summary>
    Absent,

    /// <summary>There is no series now, and the reference has some.</summary>
    Vanished,

    /// <summary>Series and no samples now, where the reference has samples.</summary>
    Stopped,

    /// <summary>The buckets are not those of the reference.</summary>
    LayoutChanged,

    /// <summary>Nearly all samples lie in one inner bucket, while the reference is spread: a default replaces the values.</summary>
    Collapsed,
}
