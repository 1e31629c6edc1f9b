using System.Text.Json;
using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus.Answers.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>
/// Reads one series of a result after another, token by token: <c>{"metric": {…}, "value": [time, "number"]}</c>, with <c>values</c> for a
/// range and <c>histogram</c> or <c>histograms</c> for native ones.
/// </summary>
internal sealed class SeriesParser(AnswerContent content, AnswerMeter meter)
{
    private enum Place
    {
        Series,
        MetricStart,
        Metric,
        LabelValue,
        ValuesStart,
        Values,
        PairStart,
        PairTime,
        PairValue,
        PairEnd,
        HistogramsStart,
        Histograms,
        Histogram,
        Unknown,
    }

    /// <summary>Above this many labels a list is no longer looked through for each.</summary>
    private const int FewLabels = 16;

    private readonly LabelTexts _texts = new(meter);
    private readonly SampleBuffer _samples = new();
    private readonly List<string> _labels = [];
    private readonly List<NativeHistogram> _own = [];
    private readonly HistogramParser _histogram = new(meter);
    private SkippedValue _skipped;
    private Place _place;
    private bool _isRange;
    private bool _hasMetric;
    private bool _hasValue;
    private double _time;

    /// <summary>The next token begins the members of a series.</summary>
    public void Begin()
    {
        meter.Series();
        (_place, _hasMetric, _hasValue) = (Place.Series, false, false);
        _labels.Clear();
        _own.Clear();
    }

    /// <returns>Whether the series is complete.</returns>
    /// <exception cref="JsonException">It has not the shape of a series.</exception>
    public bool Take(ref Utf8JsonReader json)
    {
        switch (_place)
        {
            case Place.Series:
                if (json.TokenType == JsonTokenType.EndObject)
                {
                    Finish();
                    return true;
                }

                _place = Member(ref json);
                break;
            case Place.Unknown:
                if (_skipped.IsOver(json.TokenType))
                    _place = Place.Series;
                break;
            case Place.MetricStart or Place.Metric or Place.LabelValue:
                _place = Label(ref json);
                break;
            case Place.HistogramsStart or Place.Histograms or Place.Histogram:
                _place = Histogram(ref json);
                break;
            default:
                _place = Pair(ref json);
                break;
        }

        return false;
    }

    private Place Member(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("metric"u8))
            return Place.MetricStart;
        _isRange = json.ValueTextEquals("values"u8) || json.ValueTextEquals("histograms"u8);
        if (json.ValueTextEquals("value"u8))
            return Place.PairStart;
        if (json.ValueTextEquals("values"u8))
            return Place.ValuesStart;
        if (json.ValueTextEquals("histogram"u8))
            return Place.Histograms;
        if (json.ValueTextEquals("histograms"u8))
            return Place.HistogramsStart;
        _skipped = default;
        return Place.Unknown;
    }

    private Place Label(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.MetricStart, JsonTokenType.StartObject):
                _hasMetric = true;
                return Place.Metric;
            case (Place.Metric, JsonTokenType.PropertyName):
                _labels.Add(_texts.Of(ref json));
                return Place.LabelValue;
            case (Place.Metric, JsonTokenType.EndObject):
                return Place.Series;
            case (Place.LabelValue, JsonTokenType.String):
                _labels.Add(_texts.Of(ref json));
                return Place.Metric;
            case (Place.LabelValue, JsonTokenType.Null):
                _labels.Add("");
                return Place.Metric;
            default:
                throw JsonNumbers.Malformed(json.TokenType, _place == Place.MetricStart ? "a set of labels" : "a label");
        }
    }

    private Place Pair(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.ValuesStart, JsonTokenType.StartArray):
                _hasValue = true;
                return Place.Values;
            case (Place.Values, JsonTokenType.EndArray):
                return Place.Series;
            case (Place.Values or Place.PairStart, JsonTokenType.StartArray):
                return Place.PairTime;
            case (Place.PairTime, _):
                _time = JsonNumbers.Time(ref json);
                return Place.PairValue;
            case (Place.PairValue, _):
                meter.Sample();
                _samples.Add(new Sample(_time, JsonNumbers.Value(ref json)));
                return Place.PairEnd;
            case (Place.PairEnd, JsonTokenType.EndArray):
                _hasValue = true;
                return _isRange ? Place.Values : Place.Series;
            default:
                throw JsonNumbers.Malformed(json.TokenType, "a pair of time and value");
        }
    }

    private Place Histogram(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.HistogramsStart, JsonTokenType.StartArray):
                return Place.Histograms;
            case (Place.Histograms, JsonTokenType.EndArray) when _isRange:
                return Place.Series;
            case (Place.Histograms, JsonTokenType.StartArray):
                _histogram.Begin();
                return Place.Histogram;
            case (Place.Histogram, _):
                if (!_histogram.Take(ref json))
                    return Place.Histogram;
                _own.Add(_histogram.Read);
                return _isRange ? Place.Histograms : Place.Series;
            default:
                throw JsonNumbers.Malformed(json.TokenType, "a native histogram");
        }
    }

    private void Finish()
    {
        if (!_hasMetric || !_hasValue && _own.Count == 0)
            throw new JsonException(
                $"the response is not a Prometheus response: a series has no {(_hasMetric ? "value" : "metric")} among its members"
            );
        if (HasTwice())
            throw new JsonException("the response is not a Prometheus response: a series has one label twice");
        var labels = new SeriesLabels([.. _labels]);
        foreach (var histogram in _own)
            content.Histograms.Add(histogram with { Labels = labels });

        // Where there is a histogram, no numbers are given: see QueryAnswer.
        if (content.Histograms.Count == 0)
            content.Series.Add(new CounterSeries(labels, _samples.Take()));
        else
            _samples.Clear();
    }

    private bool HasTwice()
    {
        if (_labels.Count > 2 * FewLabels)
            return _labels.Where((_, i) => i % 2 == 0).ToHashSet(StringComparer.Ordinal).Count < _labels.Count / 2;
        for (var i = 0; i < _labels.Count; i += 2)
        {
            for (var k = 0; k < i; k += 2)
            {
                if (_labels[i] == _labels[k])
                    return true;
            }
        }

        return false;
    }
}
