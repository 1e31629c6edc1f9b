using System.Diagnostics.CodeAnalysis;
using MlOps.Runtime.Api;

namespace MlOps.EndToEnd.Harness;

/// <summary>Every wait is for a condition, has a deadline, and says what it saw last when it fails.</summary>
internal static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<T> UntilAsync<T>(
        string what,
        int seconds,
        Func<Task<T?>> look,
        Func<T, bool> isSo,
        Func<T, string>? show = null
    )
        where T : class
    {
        var started = TimeProvider.System.GetTimestamp();
        string seen;
        do
        {
            var (value, trouble) = await ReadMinutesAsync(look);
            if (value is not null && isSo(value))
                return value;
            seen = value is null ? trouble : (show ?? Text)(value);
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        } while (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds));
        throw new TimeoutException($"Waited {seconds} s in vain until {what}. Last seen: {seen}");
    }

    public static async Task UntilAsync(string what, int seconds, Func<bool> isSo) =>
        await UntilAsync(what, seconds, () => Task.FromResult<Func<bool>?>(isSo), so => so(), _ => "not so");

    /// <summary>Looks again and again for the whole time; it must be so each time.</summary>
    public static async Task WhileAsync<T>(string what, int seconds, Func<Task<T?>> look, Func<T, bool> isSo, Func<T, string>? show = null)
        where T : class
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds))
        {
            var (value, _) = await ReadMinutesAsync(look);
            if (value is not null && !isSo(value))
                throw new TimeoutException($"It was not so that {what}. Seen: {(show ?? Text)(value)}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "An answer may fail now and come later; the last failure is shown.")]
    private static async Task<(T? Value, string Trouble)> ReadMinutesAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        try
        {
            return (await look(), "nothing");
        }
        catch (ApiException e)
        {
            return (null, e.Message);
        }
    }

    private static string Text<T>(T value) => value?.ToString() ?? "nothing";
}
