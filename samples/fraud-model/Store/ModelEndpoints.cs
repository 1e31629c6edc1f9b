using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>Model files in and out. What is in them is the business of those who write and read them.</summary>
internal sealed partial class ModelEndpoints(StoredModels models)
{
    private const int LargestModel = 64 << 20;

    public async Task PutAsync(HttpContext context)
    {
        var name = Name(context);
        if (!Allowed().IsMatch(name))
        {
            await Exchange.RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                "the name of a model is up to 64 letters, digits, hyphens and dots"
            );
            return;
        }

        if (await Exchange.BodyAsync(context, LargestModel) is not { } file)
            return;
        if (models.TryPut(name, file))
            context.Response.StatusCode = StatusCodes.Status201Created;
        else
            await Exchange.RefuseAsync(
                context,
                StatusCodes.Status507InsufficientStorage,
                "the store is full; it forgets only when it is restarted"
            );
    }

    public async Task GetAsync(HttpContext context)
    {
        if (models.Find(Name(context)) is not { } file)
        {
            await Exchange.RefuseAsync(
                context,
                StatusCodes.Status404NotFound,
                "there is no such model; GET /models lists those that there are"
            );
            return;
        }

        context.Response.ContentType = "application/zip";
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    public Task ListAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(models.Names, StoreJson.Default.IReadOnlyListString, cancellationToken: context.RequestAborted);

    private static string Name(HttpContext context) => (string)context.GetRouteValue("name")!;

    [GeneratedRegex("^[A-Za-z0-9.-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
