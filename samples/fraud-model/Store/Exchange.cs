using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>What the store's paths have in common: bounded bodies in, errors as JSON out.</summary>
internal static class Exchange
{
    /// <summary>The whole body; null when it was refused, which then has been said.</summary>
    public static async Task<byte[]?> BodyAsync(HttpContext context, int limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(
                context,
                e.StatusCode,
                e.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? $"the body is larger than {limit >> 20} MB"
                    : "the body ended before its end"
            );
            return null;
        }
    }

    public static Task RefuseAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Refusal(error), StoreJson.Default.Refusal, cancellationToken: context.RequestAborted);
    }
}
