using MlOps.Entities.Common;

namespace MlOps.Decisions.Conditions;

/// <summary>What a spec asks for and this release does not do. It is kept and never ignored in silence.</summary>
internal static class SpecSupportedCondition
{
    /// <param name="fields">By their paths; the message says which part of a field, where it is not the whole.</param>
    public static Condition Of(IEnumerable<FieldError> fields)
    {
        var names = string.Join(", ", fields.Select(f => f.Field + f.Message));
        return names.Length == 0
            ? new(WellKnown.SpecSupported, true, Reasons.AllFields, "All fields of the spec are supported")
            : new(WellKnown.SpecSupported, false, Reasons.UnsupportedFields, $"Accepted but not implemented in this release: {names}");
    }
}
