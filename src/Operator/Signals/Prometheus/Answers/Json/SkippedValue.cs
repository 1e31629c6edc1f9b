using System.Text.Json;

namespace MlOps.Operator.Signals.Prometheus.Answers.Json;

/// <summary>A value that is not needed, passed over whatever it holds: statistics or a trace, for example.</summary>
internal struct SkippedValue
{
    private int _depth;

    /// <returns>Whether this token is its last one.</returns>
    public bool IsOver(JsonTokenType token)
    {
        _depth += token switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
            JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
            _ => 0,
        };
        return _depth == 0 && token != JsonTokenType.PropertyName;
    }
}
