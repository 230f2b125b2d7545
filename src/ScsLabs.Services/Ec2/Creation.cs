namespace ScsLabs.Services.Ec2;

/// <summary>Reads the tags of requests that create a resource, and makes their asks.</summary>
internal static class Creation
{
    /// <summary>The asks for creating a resource: the action on any resource of the kind, and <c>ec2:CreateTags</c> where the request has tags for it.</summary>
    /// <remarks>Source: EC2 User Guide, supported-iam-actions-tagging; Service Authorization Reference, list_amazonec2.</remarks>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="specifications">The tags of the request.</param>
    /// <param name="conditions">The resource's own condition keys.</param>
    /// <exception cref="AwsException">A tag is meant for a kind that the operation doesn't create.</exception>
    public static IEnumerable<Ask> Asks<T>(Call call, string operation, IReadOnlyList<TagSpecification>? specifications, params IReadOnlyList<Condition> conditions)
        where T : Ec2Resource, IEc2Resource<T>
    {
        RequireKinds(specifications, T.Kind.Type);
        return OneOf<T>(call, operation, specifications, conditions);
    }

    /// <summary>The asks for one of several kinds of resources that an operation creates.</summary>
    /// <inheritdoc cref="Asks" path="/param" />
    public static IEnumerable<Ask> OneOf<T>(Call call, string operation, IReadOnlyList<TagSpecification>? specifications, params IReadOnlyList<Condition> conditions)
        where T : Ec2Resource, IEc2Resource<T>
    {
        var given = GivenTo<T>(specifications);
        var (arn, tags) = (T.Kind.ArnOf(call.Place, "*"), new ConditionList());
        tags.AddTags(given);
        yield return new($"ec2:{operation}", arn) { Conditions = [.. conditions, .. tags.Conditions] };
        if (given.Count > 0)
        {
            yield return new("ec2:CreateTags", arn) { Conditions = [.. conditions, .. tags.Conditions, new("ec2:CreateAction", operation)] };
        }
    }

    /// <summary>Adds condition keys to the asks for the creating action, which <c>ec2:CreateTags</c> hasn't.</summary>
    public static IEnumerable<Ask> WhenCreating(this IEnumerable<Ask> asks, string operation, params IReadOnlyList<Condition> conditions) =>
        asks.Select(ask => ask.Action == $"ec2:{operation}" ? ask with { Conditions = [.. ask.Conditions, .. conditions] } : ask);

    /// <summary>The tags that a request has for the resource that it creates.</summary>
    /// <exception cref="AwsException">A tag is invalid, or meant for a kind that the operation doesn't create.</exception>
    public static ImmutableSortedDictionary<string, string> Tags<T>(IReadOnlyList<TagSpecification>? specifications)
        where T : Ec2Resource, IEc2Resource<T> => TagSets.Rules.Set(TagSets.Rules.None, GivenTo<T>(specifications));

    /// <summary>Throws unless all tags of a request are for kinds that the operation creates.</summary>
    /// <exception cref="AwsException">They aren't.</exception>
    public static void RequireKinds(IReadOnlyList<TagSpecification>? specifications, params ReadOnlySpan<ResourceType> kinds)
    {
        foreach (var specification in specifications ?? [])
        {
            if (specification.ResourceType is not { } type)
            {
                throw Ec2Errors.InvalidParameterValue("Tag specification resource type must have a value");
            }

            if (!kinds.Contains(type))
            {
                throw Ec2Errors.InvalidParameterValue($"'{type.ToWire()}' is not a valid taggable resource type for this operation.");
            }
        }
    }

    private static List<ITag> GivenTo<T>(IReadOnlyList<TagSpecification>? specifications)
        where T : Ec2Resource, IEc2Resource<T> =>
        [.. (specifications ?? []).Where(specification => specification.ResourceType == T.Kind.Type).SelectMany(specification => specification.Tags.Given())];
}
