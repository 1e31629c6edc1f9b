namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>One card payment, as a client sends it.</summary>
public sealed record Transaction
{
    public required string Id { get; init; }

    /// <summary>In euro.</summary>
    public required double Amount { get; init; }

    /// <summary>Local hour of the day, 0 to 23.</summary>
    public required int Hour { get; init; }

    public required string MerchantCategory { get; init; }

    /// <summary>Days since the card was first used from this device.</summary>
    public required double DeviceAge { get; init; }

    /// <summary>Kilometres from the holder's home.</summary>
    public required double Distance { get; init; }

    /// <summary>low, medium or high.</summary>
    public required string CountryRisk { get; init; }

    public required int PriorChargebacks { get; init; }

    /// <summary>Payments with this card in the last hour.</summary>
    public required int Velocity { get; init; }

    /// <summary>Can it be learned from? One absurd number would spoil the mean and the spread of all the others.</summary>
    internal bool IsPlausible() =>
        new[] { Amount, DeviceAge, Distance, PriorChargebacks, Velocity }.All(v => v is >= 0 and <= 1e9)
        && Hour is >= 0 and < 24
        && new[] { Id, MerchantCategory, CountryRisk }.All(text => text.Length is > 0 and <= 64);
}
