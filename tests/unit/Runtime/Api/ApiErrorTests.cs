using MlOps.Runtime.Api;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api;

public class ApiErrorTests
{
    [Theory]
    [InlineData(404, "NotFound", ApiErrorKind.NotFound, false)]
    [InlineData(409, "Conflict", ApiErrorKind.Conflict, false)]
    [InlineData(409, "AlreadyExists", ApiErrorKind.AlreadyExists, false)]
    [InlineData(410, "Gone", ApiErrorKind.Gone, false)]
    [InlineData(410, "Expired", ApiErrorKind.Gone, false)]
    [InlineData(500, "Expired", ApiErrorKind.Gone, false)]
    [InlineData(429, "TooManyRequests", ApiErrorKind.TooManyRequests, true)]
    [InlineData(403, "Forbidden", ApiErrorKind.Forbidden, false)]
    [InlineData(401, "Unauthorized", ApiErrorKind.Unauthorized, false)]
    [InlineData(422, "Invalid", ApiErrorKind.Invalid, false)]
    [InlineData(400, "BadRequest", ApiErrorKind.Invalid, false)]
    [InlineData(415, "UnsupportedMediaType", ApiErrorKind.Invalid, false)]
    [InlineData(504, "Timeout", ApiErrorKind.ServerTimeout, true)]
    [InlineData(500, "ServerTimeout", ApiErrorKind.ServerTimeout, true)]
    [InlineData(500, "InternalError", ApiErrorKind.ServerError, true)]
    [InlineData(503, "ServiceUnavailable", ApiErrorKind.ServerError, true)]
    public void A_status_means_one_kind(int status, string reason, ApiErrorKind kind, bool transient)
    {
        var error = ApiError.Classify(status, Json.Status(status, reason, "the words of the server").ToJsonString(), null, "GET /x");
        error.Kind.ShouldBe(kind);
        error.IsTransient.ShouldBe(transient);
        error.Message.ShouldBe($"GET /x: {status} {reason}: the words of the server");
    }

    [Fact]
    public void An_answer_of_a_proxy_in_between_is_shown_as_it_is() =>
        ApiError
            .Classify(502, "<html>bad gateway</html>", null, "GET /x")
            .Message.ShouldBe("GET /x: 502 BadGateway: <html>bad gateway</html>");

    [Fact]
    public void An_empty_answer_is_classified_by_its_status() =>
        ApiError.Classify(403, "", null, "GET /x").Kind.ShouldBe(ApiErrorKind.Forbidden);

    [Fact]
    public void A_pause_is_read_from_the_details_when_there_is_no_header() =>
        ApiError.Classify(429, """{"details":{"retryAfterSeconds":7}}""", null, "GET /x").RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));

    /// <summary>What a 1.20 server answers to a uid in a patch that is not the object's.</summary>
    [Fact]
    public void A_uid_that_does_not_match_is_a_conflict() =>
        ApiError
            .Classify(
                422,
                """{"reason":"Invalid","message":"metadata.uid: field is immutable","details":{"causes":[{"field":"metadata.uid"}]}}""",
                null,
                "PATCH /x"
            )
            .Kind.ShouldBe(ApiErrorKind.Conflict);

    /// <summary>What a 1.20 server answers to a create in a namespace that is being deleted.</summary>
    public const string InTerminatingNamespace = """
        {"kind":"Status","status":"Failure","code":403,"reason":"Forbidden",
         "message":"deployments.apps \"fraud-0\" is forbidden: unable to create new content in namespace shop because it is being terminated",
         "details":{"name":"fraud-0","kind":"deployments","causes":[{"reason":"NamespaceTerminating","message":"namespace shop is being terminated","field":"metadata.namespace"}]}}
        """;

    [Fact]
    public void A_namespace_that_is_being_terminated_is_told_from_what_is_forbidden()
    {
        var error = ApiError.Classify(403, InTerminatingNamespace, null, "POST /x");
        error.Kind.ShouldBe(ApiErrorKind.NamespaceTerminating);
        error.IsTransient.ShouldBeFalse();
        error.SurelyNotApplied.ShouldBeTrue();
    }

    [Fact]
    public void Words_alone_are_no_cause() =>
        ApiError
            .Classify(403, Json.Status(403, "Forbidden", "a policy says: because it is being terminated").ToJsonString(), null, "POST /x")
            .Kind.ShouldBe(ApiErrorKind.Forbidden);

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.HttpProtocolError, false)]
    public void Only_a_connection_that_never_came_about_surely_carried_nothing(HttpRequestError error, bool surely) =>
        ApiError.Classify(new HttpRequestException(error), "POST /x").SurelyNotApplied.ShouldBe(surely);
}
