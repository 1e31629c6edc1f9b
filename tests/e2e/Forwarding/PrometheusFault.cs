namespace MlOps.EndToEnd.Forwarding;

/// <summary>How a Prometheus can fail those who ask it.</summary>
public enum PrometheusFault
{
    None,

    /// <summary>The connection breaks.</summary>
    Down,

    /// <summary>The answer does not come for a minute.</summary>
    Slow,

    /// <summary>Answers as if nothing had ever been scraped.</summary>
    Empty,

    /// <summary>Every pod is scraped by two jobs, so that each count is there twice.</summary>
    TwoSeries,
}
