using System.Text.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>
/// Understands an answer token by token, in whatever pieces it arrives and in whatever order its members come, and keeps only what is
/// needed. Members that are not known, such as the statistics and the trace of VictoriaMetrics, are passed over.
/// </summary>
internal sealed class AnswerParser(AnswerMeter meter)
{
    private enum Place
    {
        Start,
        Root,
        Status,
        Error,
        IsPartial,
        WarningsStart,
        Warnings,
        DataStart,
        Data,
        ResultType,
        ResultStart,
        Result,
        Series,
        SingleText,
        SingleEnd,
        End,
        Unknown,
    }

    /// <summary>More of a server's own words tells nobody more.</summary>
    private const int MostWords = 2000;

    private SeriesParser? _series;
    private SkippedValue _skipped;
    private Place _after;
    private Place _place = Place.Start;

    public AnswerContent Content { get; } = new();

    private SeriesParser Series => _series ??= new SeriesParser(Content, meter);

    /// <exception cref="JsonException">It is not the answer of a Prometheus.</exception>
    /// <exception cref="AnswerTooLargeException">It holds more than its limits allow.</exception>
    public void Take(ref Utf8JsonReader json)
    {
        switch (_place)
        {
            case Place.Series:
                if (Series.Take(ref json))
                    _place = Place.Result;
                break;
            case Place.Unknown:
                if (_skipped.IsOver(json.TokenType))
                    _place = _after;
                break;
            case Place.Root or Place.Data when json.TokenType == JsonTokenType.PropertyName:
                _place = Member(ref json);
                break;
            case Place.Data or Place.ResultType or Place.ResultStart or Place.Result or Place.SingleText or Place.SingleEnd:
                _place = OfData(ref json);
                break;
            default:
                _place = OfRoot(ref json);
                break;
        }
    }

    private Place Member(ref Utf8JsonReader json)
    {
        if (_place == Place.Data)
            return json.ValueTextEquals("resultType"u8) ? Place.ResultType
                : json.ValueTextEquals("result"u8) ? Place.ResultStart
                : Skip(Place.Data);
        return json.ValueTextEquals("status"u8) ? Place.Status
            : json.ValueTextEquals("error"u8) ? Place.Error
            : json.ValueTextEquals("isPartial"u8) ? Place.IsPartial
            : json.ValueTextEquals("warnings"u8) ? Place.WarningsStart
            : json.ValueTextEquals("data"u8) ? Place.DataStart
            : Skip(Place.Root);
    }

    private Place Skip(Place after)
    {
        (_skipped, _after) = (default, after);
        return Place.Unknown;
    }

    private Place SkipThis(ref Utf8JsonReader json, Place after)
    {
        Skip(after);
        return _skipped.IsOver(json.TokenType) ? after : Place.Unknown;
    }

    private Place OfRoot(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.Start, JsonTokenType.StartObject):
                return Place.Root;
            case (Place.Root, JsonTokenType.EndObject):
                return Place.End;
            case (Place.Status, JsonTokenType.String):
                Content.Status = json.GetString();
                return Place.Root;
            case (Place.Error, JsonTokenType.String):
                Content.Error = Words(json.GetString()!);
                return Place.Root;
            case (Place.IsPartial, _):
                Content.IsPartial = json.TokenType == JsonTokenType.True;
                return SkipThis(ref json, Place.Root);
            case (Place.WarningsStart, JsonTokenType.StartArray):
                return Place.Warnings;
            case (Place.Warnings, JsonTokenType.EndArray):
                return Place.Root;
            case (Place.Warnings, JsonTokenType.String):
                if (Content.Warning is null && json.GetString()! is var warning && !Annotations.IsInfo(warning))
                    Content.Warning = Words(warning);
                return Place.Warnings;
            case (Place.Warnings, _):
                Content.Warning ??= "a warning that is no text";
                return SkipThis(ref json, Place.Warnings);
            case (Place.DataStart, JsonTokenType.StartObject):
                Content.DataProblem = "its data has no result";
                return Place.Data;
            case (Place.Error or Place.WarningsStart or Place.DataStart, _):
                return SkipThis(ref json, Place.Root);
            default:
                throw JsonNumbers.Malformed(json.TokenType, _place == Place.Status ? "a status" : "an object");
        }
    }

    private Place OfData(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.Data, JsonTokenType.EndObject):
                return Place.Root;
            case (Place.ResultType, JsonTokenType.String):
                Content.ResultType = Words(json.GetString()!);
                return Place.Data;
            case (Place.ResultStart, JsonTokenType.StartArray):
                Content.HasResult = true;
                return Place.Result;
            case (Place.Result, JsonTokenType.EndArray):
                return Place.Data;
            case (Place.Result, JsonTokenType.StartObject) when Content.Single is null:
                Series.Begin();
                return Place.Series;
            case (Place.Result, JsonTokenType.Number) when Content.Series.Count + Content.Histograms.Count == 0 && Content.Single is null:
                Content.Single = (json.GetDouble(), "");
                return Place.SingleText;
            case (Place.SingleText, JsonTokenType.String):
                Content.Single = (Content.Single!.Value.Time, json.GetString()!);
                return Place.SingleEnd;
            case (Place.SingleText, JsonTokenType.Number):
                Content.Single = (
                    Content.Single!.Value.Time,
                    json.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture)
                );
                return Place.SingleEnd;
            case (Place.SingleEnd, JsonTokenType.EndArray):
                return Place.Data;
            default:
                throw JsonNumbers.Malformed(json.TokenType, _place == Place.ResultType ? "a type of result" : "a list of series");
        }
    }

    private static string Words(string text) => text.Length <= MostWords ? text : text[..MostWords] + " …";
}
