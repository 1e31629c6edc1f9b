using MlOps.Runtime.Api;

namespace MlOps.Runtime.Informers.Watching;

/// <summary>
/// When to list anew although the server did not say that it has forgotten our version: after some watches in a row that it failed right at
/// that version. Failures that a list would meet as well do not count.
/// </summary>
internal sealed class VersionDoubt
{
    private const int Patience = 3;
    private string? _version;
    private int _failures;

    /// <summary>Whether watching on from this version is of no use, after one more failure at it.</summary>
    public bool IsLost(string version, ApiException error)
    {
        if (!MayLieInTheVersion(error))
            return false;
        _failures = version == _version ? _failures + 1 : 1;
        _version = _failures < Patience ? version : null;
        return _failures >= Patience;
    }

    private static bool MayLieInTheVersion(ApiException error) =>
        error.Kind switch
        {
            ApiErrorKind.Invalid or ApiErrorKind.Unreadable => true,
            ApiErrorKind.ServerError or ApiErrorKind.ServerTimeout => error.Status is not (null or 503),
            _ => false,
        };
}
