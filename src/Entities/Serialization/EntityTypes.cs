using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Entities.Serialization;

/// <summary>
/// How types are read and written: values and collections by code that the build generates, objects by reflection. Generated code for
/// objects would lose the defaults of fields that are not given; and in a program that is compiled ahead, reflection has no code for
/// generic types over values.
/// </summary>
/// <param name="objects">For objects, with what this API changes of them.</param>
internal sealed class EntityTypes(DefaultJsonTypeInfoResolver objects) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type.IsValueType || type.Assembly != typeof(EntityTypes).Assembly)
        {
            if (((IJsonTypeInfoResolver)EntityValues.Default).GetTypeInfo(type, options) is { } generated)
                return generated;
        }

        // What is known of a property's type already is not made by reflection.
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.PropertyType.IsValueType && property.GetIndexParameters().Length == 0)
                options.GetTypeInfo(property.PropertyType);
        }

        return objects.GetTypeInfo(type, options);
    }
}
