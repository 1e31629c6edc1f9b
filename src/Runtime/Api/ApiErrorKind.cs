namespace MlOps.Runtime.Api;

/// <summary>What went wrong, as far as a caller has to act differently on it.</summary>
public enum ApiErrorKind
{
    /// <summary>The object, or the whole kind, does not exist.</summary>
    NotFound,

    /// <summary>A precondition did not hold: read again and decide again.</summary>
    Conflict,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>The resource version or continue token is too old: list again.</summary>
    Gone,

    /// <summary>The server throttles, surely without having done anything.</summary>
    TooManyRequests,

    /// <summary>RBAC, admission or quota refused.</summary>
    Forbidden,

    /// <summary>The namespace is on its way out: nothing can be created in it any more.</summary>
    NamespaceTerminating,

    /// <summary>The credentials are not accepted.</summary>
    Unauthorized,

    /// <summary>The request can never succeed as it is.</summary>
    Invalid,

    /// <summary>The answer is whole but cannot be read here: its object is malformed or nested too deep. A write has happened.</summary>
    Unreadable,

    /// <summary>No answer in time, at the server or here; a write may have happened.</summary>
    ServerTimeout,

    /// <summary>The server failed; a write may have happened.</summary>
    ServerError,

    /// <summary>The connection failed; a write may have happened unless it was refused.</summary>
    Transport,
}
