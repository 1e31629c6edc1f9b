namespace MlOps.Samples.FraudModel.Remote;

/// <summary>Addresses that the sample may talk to.</summary>
internal static class HttpAddress
{
    /// <summary>The address; null when it is not an absolute http one.</summary>
    public static Uri? TryParse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp ? uri : null;

    /// <summary>A path below an address that may carry one already.</summary>
    public static Uri Below(Uri address, string path) => new($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");
}
