namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>Where and why a text is no PromQL. It does not leave the parser.</summary>
internal sealed class PromQlFaultException(string message, int position) : Exception(message)
{
    /// <summary>Counts from 0.</summary>
    public int Position => position;
}
