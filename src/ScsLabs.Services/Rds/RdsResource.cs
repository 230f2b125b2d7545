namespace ScsLabs.Services.Rds;

/// <summary>A resource of RDS, of any kind.</summary>
internal interface IRdsResource : IResource
{
    /// <summary>The tags.</summary>
    ImmutableSortedDictionary<string, string> TagSet { get; }

    /// <summary>Puts the resource with other tags.</summary>
    void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags);
}

/// <summary>The names of RDS's resources, which are kept in lower case.</summary>
internal static class RdsNames
{
    /// <summary>The ARN of a resource.</summary>
    /// <param name="place">The account and Region.</param>
    /// <param name="type">The type, such as <c>db</c>.</param>
    /// <param name="name">The name.</param>
    public static string ArnOf(Place place, string type, string name) => $"arn:aws:rds:{place.Region}:{place.Account}:{type}:{name}";

    /// <summary>The resource's name, as it is kept, where a request has its ARN or its name.</summary>
    public static string Of(string nameOrArn, string type, Place place)
    {
        var prefix = ArnOf(place, type, "");
        return (nameOrArn.StartsWith(prefix, StringComparison.Ordinal) ? nameOrArn[prefix.Length..] : nameOrArn).ToLowerInvariant();
    }
}
