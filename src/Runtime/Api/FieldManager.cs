namespace MlOps.Runtime.Api;

/// <summary>The name under which every field we write is recorded.</summary>
public static class FieldManager
{
    public const string Name = "mlops-operator";
}
