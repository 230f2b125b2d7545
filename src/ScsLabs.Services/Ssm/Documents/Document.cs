namespace ScsLabs.Services.Ssm;

/// <summary>A Command document: one of an account's own, or of Amazon's, which are no rows.</summary>
internal sealed record Document : IResource<Document>, IHasResourcePolicy
{
    /// <summary>The version that is used where none is named.</summary>
    public const string Default = "$DEFAULT";

    /// <summary>The version that was made last.</summary>
    public const string Latest = "$LATEST";

    private const string InArn = "document/";

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

    /// <summary>Finds a version of a document by the document's name or ARN.</summary>
    /// <param name="nameOrArn">The name, or the ARN, which another account's document needs.</param>
    /// <param name="version">A number, <c>$DEFAULT</c> or <c>$LATEST</c>; null for the default version.</param>
    /// <param name="call">The call that looks for it.</param>
    /// <exception cref="AwsException">InvalidDocument, InvalidDocumentVersion, or not emulated.</exception>
    public static (Document Document, DocumentVersion Version) Existing(string nameOrArn, string? version, Call call)
    {
        var document = Resolve(nameOrArn, call).OrNotFound(call);
        return (document, document.Find(version, call) ?? throw DocumentErrors.NoSuchVersion(document.Name, version!));
    }

    /// <summary>The ARN by which a document is authorised, whether or not it exists.</summary>
    public static string ArnOf(string nameOrArn, Call call) => Resolve(nameOrArn, call).Arn;

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => DocumentErrors.NotFound(name);

    /// <summary>The version of this number or name that a call sees; null for none.</summary>
    public DocumentVersion? Find(string? version, Call call) =>
        Versions.Find(one => version switch
        {
            null or Default => one.Version == DefaultNumber,
            Latest => one == LatestVersion,
            _ => one.Version.ToString() == version,
        }) is { } found && (Account == call.Account || IsAmazons || Shares.Has(this, found, call.Account)) ? found : null;

    /// <summary>The policies of a request. Sharing matters to other accounts only: in its own, a document is the account's.</summary>
    PolicySet IHasResourcePolicy.AddTo(PolicySet policies, Principal caller, WorldView view) => caller.Account == Account ? policies : policies with { Resource = ResourcePolicy };

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) =>
        [new("ssm:DocumentType", nameof(DocumentType.Command)), .. TagSet.Select(tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value))];

    private static string ArnOf(Place place, string name) => $"arn:aws:ssm:{place.Region}:{place.Account}:{InArn}{name}";
}

/// <summary>The types of documents.</summary>
[NotEmulated("Policy", "Automation", "Session", "Package", "ApplicationConfiguration", "ApplicationConfigurationSchema", "DeploymentStrategy", "ChangeCalendar", "Automation.ChangeTemplate", "ProblemAnalysis", "ProblemAnalysisTemplate", "CloudFormation", "ConformancePackTemplate", "QuickSetup", "ManualApprovalPolicy", "AutoApprovalPolicy")]
public enum DocumentType
{
    /// <summary>What Run Command runs.</summary>
    Command,
}
