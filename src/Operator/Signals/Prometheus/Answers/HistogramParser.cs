using System.Text.Json;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Operator.Signals.Prometheus.Answers.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>
/// Native histograms as Prometheus' HTTP API writes them: <c>[time, {"count", "sum", "buckets": [[rule, "lower", "upper", "count"],
/// …]}]</c>, without buckets where none is populated.
/// </summary>
internal sealed class HistogramParser(AnswerMeter meter)
{
    private enum Place
    {
        Time,
        BodyStart,
        Body,
        Count,
        Sum,
        BucketsStart,
        Buckets,
        Bucket,
        Unknown,
        End,
    }

    /// <summary>The rule and three numbers.</summary>
    private readonly double[] _fields = new double[4];

    private readonly List<Bucket> _buckets = [];
    private SkippedValue _skipped;
    private Place _place;
    private int _field;
    private double _time;
    private double? _count;
    private double? _sum;

    /// <summary>What was read last; its labels are told to it later.</summary>
    public NativeHistogram Read { get; private set; } = null!;

    /// <summary>The next token is the first of the pair.</summary>
    public void Begin()
    {
        (_place, _count, _sum) = (Place.Time, null, null);
        _buckets.Clear();
    }

    /// <returns>Whether the pair is complete.</returns>
    /// <exception cref="JsonException">It has not the shape of a histogram.</exception>
    public bool Take(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.Time, _):
                _time = JsonNumbers.Time(ref json);
                _place = Place.BodyStart;
                return false;
            case (Place.BodyStart, JsonTokenType.StartObject):
                _place = Place.Body;
                return false;
            case (Place.Body, JsonTokenType.PropertyName):
                _place = Member(ref json);
                return false;
            case (Place.Body, JsonTokenType.EndObject):
                _place = Place.End;
                return false;
            case (Place.Unknown, _):
                if (_skipped.IsOver(json.TokenType))
                    _place = Place.Body;
                return false;
            case (Place.Count, _):
                (_count, _place) = (JsonNumbers.Value(ref json), Place.Body);
                return false;
            case (Place.Sum, _):
                (_sum, _place) = (JsonNumbers.Value(ref json), Place.Body);
                return false;
            case (Place.End, JsonTokenType.EndArray):
                Finish();
                return true;
            default:
                _place = InBuckets(ref json);
                return false;
        }
    }

    private Place Member(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("count"u8))
            return Place.Count;
        if (json.ValueTextEquals("sum"u8))
            return Place.Sum;
        if (json.ValueTextEquals("buckets"u8))
            return Place.BucketsStart;
        _skipped = default;
        return Place.Unknown;
    }

    private Place InBuckets(ref Utf8JsonReader json)
    {
        switch (_place, json.TokenType)
        {
            case (Place.BucketsStart, JsonTokenType.StartArray):
                return Place.Buckets;
            case (Place.Buckets, JsonTokenType.EndArray):
                return Place.Body;
            case (Place.Buckets, JsonTokenType.StartArray):
                _field = 0;
                return Place.Bucket;
            case (Place.Bucket, JsonTokenType.EndArray) when _field == _fields.Length:
                _buckets.Add(Of(_fields));
                return Place.Buckets;
            case (Place.Bucket, _) when _field < _fields.Length:
                _fields[_field++] = JsonNumbers.Value(ref json);
                return Place.Bucket;
            default:
                throw JsonNumbers.Malformed(json.TokenType, "a bucket of a native histogram");
        }
    }

    /// <summary>
    /// The rule, 0 to 3, tells which of its bounds belong to a bucket. A value that lies exactly on one is not told from its neighbours
    /// here, save where the bucket is that one value: zeros, where the zero bucket has no width.
    /// </summary>
    private Bucket Of(double[] fields)
    {
        if (fields[0] is not (0 or 1 or 2 or 3))
            throw new JsonException(
                FormattableString.Invariant($"a bucket of a native histogram has the rule {fields[0]}, which is none of 0 to 3")
            );

        // A bucket takes a sample and a half in memory.
        meter.Sample();
        return new Bucket(fields[1] == fields[2] ? Math.BitDecrement(fields[1]) : fields[1], fields[2], fields[3]);
    }

    private void Finish()
    {
        if (_count is not { } count || _sum is not { } sum)
            throw new JsonException("the response is not a Prometheus response: a native histogram lacks its count or its sum");
        Read = new NativeHistogram(new Dictionary<string, string>(), _time, count, sum, [.. _buckets]);
    }
}
