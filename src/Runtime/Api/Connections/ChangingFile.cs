namespace MlOps.Runtime.Api.Connections;

/// <summary>
/// A file that others replace, such as a projected token: read again once what is known of it is older than <paramref name="validity"/>.
/// While it cannot be read, as in the middle of a rotation, the last content counts.
/// </summary>
internal sealed class ChangingFile(string path, TimeSpan validity, TimeProvider time)
{
    private readonly Lock _lock = new();
    private (byte[] Content, long ReadAt)? _known;
    private bool _isOver;

    /// <summary>Reads it again the next time, whatever its age.</summary>
    public void Expire()
    {
        lock (_lock)
            _isOver = true;
    }

    /// <exception cref="IOException">It could not be read, and never was.</exception>
    public byte[] Read()
    {
        lock (_lock)
        {
            if (!_isOver && _known is { } known && time.GetElapsedTime(known.ReadAt) < validity)
                return known.Content;
            try
            {
                _known = (File.ReadAllBytes(path), time.GetTimestamp());
                _isOver = false;
            }
            catch (Exception unread) when (unread is IOException or UnauthorizedAccessException && _known is not null)
            {
                return _known.Value.Content;
            }

            return _known.Value.Content;
        }
    }
}
