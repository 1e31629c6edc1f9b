using System.Diagnostics.CodeAnalysis;
using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.PromQl.Typing;

namespace MlOps.Entities.Common.PromQl.Parsing;

/// <summary>Why a text is no PromQL, with the remedy. The position counts characters from 0.</summary>
public sealed record PromQlFault(string Message, int Position);

/// <summary>A query that Prometheus takes, what it gives, and what of it only some versions take.</summary>
public sealed record PromQlQuery(PromQlExpression Expression, PromQlType Type, IReadOnlyList<PromQlFeature> Features)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out PromQlQuery? query, [NotNullWhen(false)] out PromQlFault? fault)
    {
        (query, fault) = (null, null);
        try
        {
            var features = new List<PromQlFeature>();
            var expression = PromQlGrammar.Read(text, features);
            query = new(expression, PromQlTypeCheck.Of(expression), features);
            return true;
        }
        catch (PromQlFaultException e)
        {
            fault = new(e.Message, e.Position);
            return false;
        }
    }
}
