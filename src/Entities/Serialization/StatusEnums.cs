using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Entities.Serialization;

/// <summary>
/// Tolerates unknown enum values in a status: after a downgrade the operator must still read what a newer one wrote. It keeps the unknown
/// text and writes it back unchanged. In a spec an unknown value remains an error.
/// </summary>
internal static class StatusEnums
{
    /// <summary>All types that the status types of this assembly consist of. A status type has Conditions and ObservedGeneration.</summary>
    private static readonly HashSet<Type> StatusTypes =
    [
        .. typeof(StatusEnums)
            .Assembly.GetTypes()
            .Where(t => t.GetProperty("ObservedGeneration") is not null && t.GetProperty("Conditions") is not null)
            .SelectMany(Reachable),
    ];

    /// <summary>One by one, because code that is compiled ahead has no generic type that nothing names.</summary>
    private static readonly Dictionary<Type, JsonConverter> Converters = new([
        .. For<ActionKind>(),
        .. For<ActionStep>(),
        .. For<CircuitState>(),
        .. For<DecisionOutcome>(),
        .. For<DemandTrend>(),
        .. For<DriftMethod>(),
        .. For<EpisodeState>(),
        .. For<EvidenceKind>(),
        .. For<EvidenceSource>(),
        .. For<ReleasePhase>(),
        .. For<RequestedAction>(),
        .. For<ResidualTraffic>(),
        .. For<ResponseTrigger>(),
        .. For<RetrainingStep>(),
        .. For<RevisionState>(),
        .. For<TargetHistory>(),
        .. For<TierName>(),
        .. For<Verdict>(),
        .. For<VerificationOutcome>(),
    ]);

    public static void Tolerate(JsonTypeInfo type)
    {
        if (!StatusTypes.Contains(type.Type))
            return;
        foreach (var property in type.Properties)
        {
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum)
                property.CustomConverter = Converters[property.PropertyType];
        }
    }

    private static KeyValuePair<Type, JsonConverter>[] For<T>()
        where T : struct, Enum => [new(typeof(T), new Converter<T>()), new(typeof(T?), new NullableConverter<T>())];

    private static HashSet<Type> Reachable(Type root)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out var type))
        {
            if (type.Assembly != typeof(StatusEnums).Assembly || type.IsEnum || !found.Add(type))
                continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                open.Push(
                    property.PropertyType is { IsGenericType: true } generic ? generic.GetGenericArguments()[0] : property.PropertyType
                );
        }

        return found;
    }

    /// <summary>
    /// Maps each unknown text to a number beyond the enum's values. The same text gets the same number in every property and thread,
    /// because values move from the action in progress to the history.
    /// </summary>
    internal sealed class Converter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private const int First = 1_000_000;
        private const int Range = 0xFFFFFF;
        private static readonly ConcurrentDictionary<int, string> Unknown = new();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? throw new JsonException($"null is no {typeof(T).Name}");
            return Names.TryGetValue(text, out var known) ? known : (T)Enum.ToObject(typeof(T), First + NumberOf(text));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                Texts.TryGetValue(value, out var known) ? known : TextOf(Convert.ToInt32(value, null) - First) ?? value.ToString()
            );

        /// <summary>Claims the first number, counting up from the text's hash, that no other text has. Thread-safe.</summary>
        private static int NumberOf(string text)
        {
            var number = StringComparer.Ordinal.GetHashCode(text) & Range;
            while (Unknown.GetOrAdd(number, text) != text)
                number++;
            return number;
        }

        private static string? TextOf(int number) => Unknown.GetValueOrDefault(number);

        private static Dictionary<T, string> Texts { get; } = Enum.GetValues<T>().ToDictionary(v => v, NameOf);

        /// <summary>Texts that mean a value, those of an earlier version included.</summary>
        private static Dictionary<string, T> Names { get; } =
            Enum.GetValues<T>()
                .SelectMany(v => new[] { NameOf(v), FormerNames.Of(FieldOf(v)) }.OfType<string>().Select(name => (name, v)))
                .ToDictionary(n => n.name, n => n.v, StringComparer.Ordinal);

        private static FieldInfo FieldOf(T value) => typeof(T).GetField(value.ToString())!;

        private static string NameOf(T value) =>
            FieldOf(value).GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString();
    }

    internal sealed class NullableConverter<T> : JsonConverter<T?>
        where T : struct, Enum
    {
        private readonly Converter<T> _inner = new();

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : _inner.Read(ref reader, typeof(T), options);

        public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
        {
            if (value is { } some)
                _inner.Write(writer, some, options);
            else
                writer.WriteNullValue();
        }
    }
}
