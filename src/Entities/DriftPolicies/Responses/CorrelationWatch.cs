using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description(
    "Ignore: not looked at. Watch: warn when two histogram signals no longer move together as in the reference, or the other way round; it never counts as drift."
)]
public enum CorrelationWatch
{
    Ignore,
    Watch,
}
