using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Conditions;

/// <summary>ArnEquals and ArnLike, which behave alike: each of the six parts of an ARN is compared separately, with wildcards and variables.</summary>
internal sealed class ArnTest(PolicyPattern[] parts) : ConditionTest
{
    public static ConditionTest Of(string value, bool variables)
    {
        var parts = ArnParts.Split(value);
        return parts.Count == ArnParts.Count
            ? new ArnTest([.. parts.Select(part => PolicyPattern.Compile(part, variables, wildcards: true))])
            : NeverTest.Instance;
    }

    public override IEnumerable<string> Variables => parts.SelectMany(part => part.Variables);

    public override string? PatternFor(AccessRequest request)
    {
        var resolved = Array.ConvertAll(parts, part => part.For(request));
        return Array.Exists(resolved, part => part is null) ? null : string.Join(':', resolved);
    }

    public override bool Accepts(string actual, AccessRequest request)
    {
        var rest = actual.AsSpan();
        for (var i = 0; i < ArnParts.Count - 1; i++)
        {
            var colon = rest.IndexOf(':');
            if (colon < 0 || !parts[i].Matches(rest[..colon], request))
            {
                return false;
            }

            rest = rest[(colon + 1)..];
        }

        return parts[ArnParts.Count - 1].Matches(rest, request);
    }
}
