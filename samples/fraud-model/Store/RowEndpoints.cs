using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>Labelled rows in and out, as NDJSON.</summary>
internal sealed class RowEndpoints(RowStore rows)
{
    private const int LargestBody = 16 << 20;

    public async Task PostAsync(HttpContext context)
    {
        if (await Exchange.BodyAsync(context, LargestBody) is not { } body)
            return;
        try
        {
            rows.Add(LabelledJson.Parse(Encoding.UTF8.GetString(body)));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (FormatException e)
        {
            await Exchange.RefuseAsync(context, StatusCodes.Status400BadRequest, e.Message + "; nothing was kept");
        }
    }

    public async Task GetAsync(HttpContext context)
    {
        var last = context.Request.Query["last"];
        if (!int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            await Exchange.RefuseAsync(context, StatusCodes.Status400BadRequest, "say how many rows: /rows?last=4000");
            return;
        }

        context.Response.ContentType = LabelledJson.MediaType;
        foreach (var some in rows.Newest(count).Chunk(1000))
            await context.Response.WriteAsync(LabelledJson.Lines(some), context.RequestAborted);
    }
}
