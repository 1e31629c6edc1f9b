using System.Xml.Linq;
using k8s.Models;
using MlOps.Operator.Manifests.Templates;

namespace MlOps.Operator.Tests.Manifests.Templates;

/// <summary>What the compiler leaves out of the program, validate would call an unknown field.</summary>
public sealed class TrimmingTests
{
    [Fact]
    public void All_types_of_pods_and_jobs_are_kept()
    {
        var kept = XDocument
            .Load(Repository.PathOf("src/Operator/Trimming.xml"))
            .Descendants("type")
            .Where(t => (string?)t.Attribute("preserve") == "all")
            .Select(t => (string)t.Attribute("fullname")!);
        kept.ShouldBe(Needed().Select(t => t.FullName!), ignoreOrder: true);
    }

    private static HashSet<Type> Needed()
    {
        var needed = new HashSet<Type>();
        var open = new Stack<Type>([typeof(V1PodTemplateSpec), typeof(V1JobTemplateSpec)]);
        while (open.TryPop(out var type))
        {
            if ((TemplateTypes.ItemOf(type) ?? TemplateTypes.ValueOf(type)) is { } part)
                open.Push(part);
            else if (TemplateTypes.IsModel(type) && needed.Add(type))
                TemplateTypes.FieldsOf(type).Values.ToList().ForEach(open.Push);
        }

        return needed;
    }
}
