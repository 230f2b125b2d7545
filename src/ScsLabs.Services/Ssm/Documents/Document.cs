namespace ScsLabs.Services.Ssm;

/// <summary>A Command document: one of an account's own, or of Amazon's, which are no rows.</summary>
internal sealed record Document : IResource<Document>, ITagged, IHasResourcePolicy
{
    /// <summary>The version that is used where none is named.</summary>
    public const string Default = "$DEFAULT";

    /// <summary>The version that was made last.</summary>
    public const string Latest = "$LATEST";

    private const string InArn = "document/";

    /// <summary>Finds the documents of a Region that are shared with an account, by its id, or with everybody, by <c>all</c>.</summary>
    public static RowIndex<Document, (string Region, string With)> ByShare { get; } = new(document => document.Shares.Accounts.Keys.Select(with => (document.Region, with)));

    /// <summary>Counts the documents that an account shares with everybody.</summary>
    public static RowIndex<Document, Place> ByPublicity { get; } = new(document => document.Shares.IsPublic ? [document.Place] : Array.Empty<Place>());

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Document>> Indexes => [ByShare, ByPublicity];

    /// <summary>The account that owns the document; the default value for Amazon's.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The versions, oldest first, at least one.</summary>
    public required ImmutableList<DocumentVersion> Versions { get; init; }

    /// <summary>The number of the default version, which is always there.</summary>
    public long DefaultNumber { get; init; } = 1;

    /// <summary>The number that the next version gets.</summary>
    public long NextNumber { get; init; } = 2;

    /// <summary>With whom the document is shared.</summary>
    public DocumentShares Shares { get; init; } = DocumentShares.None;

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ParameterTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <summary>Whether it is Amazon's.</summary>
    public bool IsAmazons => Account == default;

    /// <summary>The account's id, or Amazon.</summary>
    public string OwnerName => IsAmazons ? "Amazon" : Account.ToString();

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Place, Name);

    /// <summary>The version that was made last.</summary>
    public DocumentVersion LatestVersion => Versions[^1];

    /// <summary>The default version.</summary>
    public DocumentVersion DefaultVersion => Versions.Find(version => version.Version == DefaultNumber)!;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Shares.Policy(this);

    /// <summary>Finds a document by its name or ARN: one of Amazon's, the caller's own, or by its ARN one that another account shares with the caller's.</summary>
    /// <exception cref="AwsException">InvalidDocument: an ARN of another account's document that isn't shared, whether or not it is there; or not emulated: another of Amazon's.</exception>
    public static Reference<Document> Resolve(string name, Call call)
    {
        if (AmazonDocuments.Find(name, call.Region) is { } amazons)
        {
            return new(name, amazons.Arn, amazons);
        }

        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return new(name, ArnOf(call.Place, name), call.View.Find<Document>(call.Place, name));
        }

        if (!Model.Arn.TryParse(name, out var arn) || arn is not { Partition: "aws", Service: "ssm" } || arn.Region != call.Region || !arn.Resource.StartsWith(InArn, StringComparison.Ordinal) || !AccountId.TryParse(arn.Account, out var account))
        {
            throw DocumentErrors.NotFound(name);
        }

        var found = call.View.Find<Document>(new(account, arn.Region), arn.Resource[InArn.Length..]);
        return account == call.Account ? new(name, name, found)
            : found?.Shares.With(call.Account) == true ? new(name, name, found with { TagSet = ParameterTags.Rules.None })
            : throw DocumentErrors.NotFound(name);
    }

    /// <summary>Finds a document of the caller's own by its name.</summary>
    public static Reference<Document> Own(string name, Call call) => new(name, ArnOf(call.Place, name), call.View.Find<Document>(call.Place, name));

    /// <summary>Finds a document of the caller's own by its name, or one of Amazon's, which the caller can't change.</summary>
    public static Reference<Document> OwnOrAmazons(string name, Call call) => AmazonDocuments.Find(name, call.Region) is { } amazons ? new(name, amazons.Arn, amazons) : Own(name, call);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => DocumentErrors.NotFound(name);

    /// <summary>The name under which a call sees it: another account's by its ARN.</summary>
    public string NameFor(Call call) => IsAmazons || Account == call.Account ? Name : Arn;

    /// <summary>The versions that a call sees, oldest first.</summary>
    public IEnumerable<DocumentVersion> VersionsFor(Call call) => Versions.Where(version => IsSeen(version, call));

    /// <summary>The version that a call sees.</summary>
    /// <param name="version">A number, <c>$DEFAULT</c> or <c>$LATEST</c>; null for the default version, or for the latest where that alone is shared with the caller.</param>
    /// <param name="call">The call that looks for it.</param>
    /// <returns>The version; null where there is none.</returns>
    public DocumentVersion? Find(string? version, Call call)
    {
        var found = version switch
        {
            null when IsSeen(DefaultVersion, call) => DefaultVersion,
            null or Latest => LatestVersion,
            Default => DefaultVersion,
            _ => Versions.Find(one => one.Version.ToString() == version),
        };
        return found is not null && IsSeen(found, call) ? found : null;
    }

    /// <summary>The version that a call sees, by its number or name, which must be those of one version where both are given.</summary>
    /// <exception cref="AwsException">InvalidDocumentVersion.</exception>
    public DocumentVersion Existing(string? version, string? versionName, Call call)
    {
        if (versionName is null)
        {
            return Find(version, call) ?? throw DocumentErrors.NoSuchVersion(Name, version ?? Default);
        }

        var named = VersionsFor(call).FirstOrDefault(one => one.VersionName == versionName);
        return named is not null && (version is null || Find(version, call)?.Version == named.Version) ? named : throw DocumentErrors.NoSuchVersion(Name, version ?? versionName);
    }

    /// <summary>Throws where it is one of Amazon's.</summary>
    /// <exception cref="AwsException">InvalidDocumentOperation.</exception>
    public void RequireOwn()
    {
        if (IsAmazons)
        {
            throw DocumentErrors.NotYours(Name);
        }
    }

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <summary>The policies of a request. Sharing matters to other accounts only: in its own, a document is the account's.</summary>
    PolicySet IHasResourcePolicy.AddTo(PolicySet policies, Principal caller, WorldView view) => caller.Account == Account ? policies : policies with { Resource = ResourcePolicy };

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) =>
        [new("ssm:DocumentType", nameof(DocumentType.Command)), .. TagSet.Select(tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value))];

    private bool IsSeen(DocumentVersion version, Call call) => IsAmazons || Account == call.Account || Shares.Has(this, version, call.Account);

    private static string ArnOf(Place place, string name) => $"arn:aws:ssm:{place.Region}:{place.Account}:{InArn}{name}";
}

/// <summary>The types of documents.</summary>
[NotEmulated("Policy", "Automation", "Session", "Package", "ApplicationConfiguration", "ApplicationConfigurationSchema", "DeploymentStrategy", "ChangeCalendar", "Automation.ChangeTemplate", "ProblemAnalysis", "ProblemAnalysisTemplate", "CloudFormation", "ConformancePackTemplate", "QuickSetup", "ManualApprovalPolicy", "AutoApprovalPolicy")]
public enum DocumentType
{
    /// <summary>What Run Command runs.</summary>
    Command,
}
