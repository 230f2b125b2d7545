using System.Text;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>A service with all its actions: those that can be named in policies, whether or not they are emulated.</summary>
/// <param name="Name">The prefix of its actions, such as <c>s3</c>.</param>
/// <param name="Groups">Its actions, in groups with the same resource types and condition keys.</param>
internal sealed record ServiceActions(string Name, IReadOnlyList<ActionGroup> Groups)
{
    /// <summary>Resources of AWS's own, of types whose ARNs have an account in the reference, which these haven't.</summary>
    /// <remarks>Source: Systems Manager User Guide, the ARNs of Amazon's documents in its examples of policies, and of public parameters; IAM User Guide, the ARNs of AWS managed policies.</remarks>
    private static readonly Dictionary<string, ResourceType> OfAws = new(StringComparer.Ordinal)
    {
        ["iam:policy"] = ResourceType.Parse("iam::aws:policy/${PolicyNameWithPath}"),
        ["ssm:document"] = ResourceType.Parse("ssm:${Region}::document/${DocumentName}"),
        ["ssm:parameter"] = ResourceType.Parse("ssm:${Region}::parameter/${ParameterNameWithoutLeadingSlash}"),
    };

    private static readonly Lazy<IReadOnlyList<ServiceActions>> Table = new(() => [.. Read()]);

    /// <summary>All services of AWS.</summary>
    /// <remarks>Source: Service Authorization Reference; <c>service-actions.txt</c> says as of when.</remarks>
    public static IReadOnlyList<ServiceActions> All => Table.Value;

    private static IEnumerable<ServiceActions> Read()
    {
        using var stream = typeof(ServiceActions).Assembly.GetManifestResourceStream("service-actions.txt")!;
        using var reader = new StreamReader(stream);
        var (service, types, groups) = ("", new Dictionary<string, ResourceType>(StringComparer.Ordinal), new List<ActionGroup>());
        while (reader.ReadLine() is { } line)
        {
            if (line.EndsWith(':'))
            {
                if (groups.Count > 0)
                {
                    yield return new(service, groups);
                }

                (service, types, groups) = (line[..^1], new(StringComparer.Ordinal) { ["*"] = ResourceType.None }, []);
            }
            else if (line.Split(" = ") is [var name, var arn])
            {
                types[name] = ResourceType.Parse(arn);
            }
            else if (!line.StartsWith('#'))
            {
                groups.Add(Group(service, line.Split('|', StringSplitOptions.TrimEntries), types));
            }
        }

        yield return new(service, groups);
    }

    private static ActionGroup Group(string service, string[] parts, Dictionary<string, ResourceType> types) => new(
        [.. Words(parts, 0).Select(action => $"{service}:{action}")],
        Words(parts, 1) is { Length: > 0 } named ? [.. named.SelectMany(name => TypesOf(service, name, types))] : [ResourceType.None],
        Words(parts, 2));

    private static IEnumerable<ResourceType> TypesOf(string service, string name, Dictionary<string, ResourceType> types) =>
        OfAws.TryGetValue($"{service}:{name}", out var other) ? [types[name], other] : [types.GetValueOrDefault(name, ResourceType.Any)];

    private static string[] Words(string[] parts, int at) => at < parts.Length ? parts[at].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
}

/// <summary>Actions of one service that have the same resource types and condition keys.</summary>
/// <param name="Actions">The actions, such as <c>s3:GetObject</c>.</param>
/// <param name="Types">The types of the resources that they act on.</param>
/// <param name="Keys">The condition keys that their requests may have beyond the global ones; one that ends in <c>/</c> or <c>:</c> is followed by a sub-key.</param>
internal sealed record ActionGroup(IReadOnlyList<string> Actions, IReadOnlyList<ResourceType> Types, IReadOnlyList<string> Keys)
{
    /// <summary>Whether requests may have the condition key.</summary>
    public bool MayHave(string key) =>
        key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
        || ConditionKeys.IsOfEveryService(key)
        || Keys.Any(known => known.Equals(key, StringComparison.OrdinalIgnoreCase) || (known[^1] is '/' or ':' && key.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A type of resource, as the form of its ARNs.</summary>
internal sealed record ResourceType
{
    private const string Account = "${Account}";

    private readonly string form;

    private ResourceType(string form) => this.form = form;

    /// <summary>The resource <c>*</c> of actions that act on no resource.</summary>
    public static ResourceType None { get; } = new("*");

    /// <summary>Any resource: the type of actions for which the reference names one that it doesn't describe.</summary>
    public static ResourceType Any { get; } = Parse("*");

    /// <summary>Reads the form of an ARN: what follows <c>arn:aws:</c>, with variables such as <c>${Account}</c>.</summary>
    public static ResourceType Parse(string arn) => new("arn:aws:" + arn);

    /// <summary>The pattern of this type's ARNs in one account, or in all.</summary>
    public string Pattern(string? account)
    {
        if (ReferenceEquals(this, None))
        {
            return form;
        }

        var pattern = new StringBuilder();
        var rest = (account is null ? form : form.Replace(Account, account, StringComparison.Ordinal)).AsSpan();
        while (rest.IndexOf("${", StringComparison.Ordinal) is var start and >= 0)
        {
            var end = rest.IndexOf('}');
            _ = Append(pattern, rest[..start]).Append(IsField(pattern, rest[start..end]) ? [Witnesses.InField, Witnesses.FieldRun] : [Glob.AnyOne, Glob.AnyRun]);
            rest = rest[(end + 1)..];
        }

        return Append(pattern, rest).ToString();
    }

    /// <summary>Whether a variable is a part of the ARN of its own, such as the Region, or a bucket's name, which has no slash.</summary>
    private static bool IsField(StringBuilder before, ReadOnlySpan<char> variable) =>
        before.ToString().AsSpan().Count(':') < ArnParts.Count - 1 || variable.EndsWith("{BucketName", StringComparison.Ordinal);

    private static StringBuilder Append(StringBuilder pattern, ReadOnlySpan<char> literal)
    {
        var start = pattern.Length;
        return pattern.Append(literal).Replace('*', Glob.AnyRun, start, literal.Length);
    }
}
