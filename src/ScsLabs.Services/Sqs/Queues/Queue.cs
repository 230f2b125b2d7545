namespace ScsLabs.Services.Sqs;

/// <summary>A standard queue. Its messages are rows of their own (<see cref="Message"/>).</summary>
internal sealed record Queue : IResource<Queue>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>Finds the queues whose messages end in a dead-letter queue, by its ARN.</summary>
    internal static readonly RowIndex<Queue, string> ByDeadLetterTarget = new(queue => queue.Redrive?.DeadLetterTargetArn);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Queue>> Indexes => [ByDeadLetterTarget];

    /// <summary>The account that owns the queue.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region of the queue.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The time at which the queue was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time at which the attributes were last changed.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The time at which the queue was last purged; null for never.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>The delay of new messages, up to 900 seconds.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>The maximum size of a message, 1 KiB to 1 MiB.</summary>
    public int MaximumMessageSize { get; init; } = Sending.MostBytes;

    /// <summary>The seconds for which messages are kept, 60 to 1,209,600.</summary>
    public int MessageRetentionPeriod { get; init; } = 345_600;

    /// <summary>The seconds for which a receiver waits for messages, up to 20.</summary>
    public int ReceiveMessageWaitTimeSeconds { get; init; }

    /// <summary>The seconds for which a message that was received is hidden from others, up to 43,200.</summary>
    public int VisibilityTimeout { get; init; } = 30;

    /// <summary>Whether SQS encrypts messages with keys of its own, which shows nowhere but here.</summary>
    public bool IsEncryptedBySqs { get; init; } = true;

    /// <summary>The queue policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The dead-letter queue; null for none.</summary>
    public RedrivePolicy? Redrive { get; init; }

    /// <summary>Which queues may have this one as their dead-letter queue; null for all of the account and Region.</summary>
    public RedriveAllowPolicy? RedriveAllow { get; init; }

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = QueueTags.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= ArnOf(Place, Name);

    /// <summary>The place of the queue's messages.</summary>
    public Place Messages => new(Account, Region, Name);

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"queue policy of {Name}", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"queue {Name}, queue policy", Policy, document => this with { Policy = document })];

    /// <summary>Finds a queue of any account by its URL.</summary>
    public static Reference<Queue> Resolve(string name, Call call)
    {
        var place = QueueUrl.Parse(name, call.Region);
        return To(new(place.Account, place.Region), place.Within, name, call);
    }

    /// <summary>Finds a queue by its URL, for operations that don't support other accounts' queues: the policies of those don't apply.</summary>
    public static Reference<Queue> Own(string name, Call call) =>
        Resolve(name, call) is var found && found.Row?.Account == call.Account ? found : found with { Row = null };

    /// <summary>Finds a queue of the caller's account by its name.</summary>
    public static Reference<Queue> Named(string name, Call call) => To(call.Place, name, name, call);

    /// <summary>Finds a queue by its name and the account that owns it.</summary>
    /// <exception cref="AwsException">The account id is malformed.</exception>
    public static Reference<Queue> Of(string name, string? owner, Call call) =>
        owner is null ? Named(name, call)
        : AccountId.TryParse(owner, out var account) ? To(new(account, call.Region), name, name, call)
        : throw SqsErrors.InvalidParameter("QueueOwnerAWSAccountId", owner, "Must be a valid AWS account ID.");

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => SqsErrors.QueueDoesNotExist();

    /// <summary>The queue with this ARN; null where there is none.</summary>
    internal static Queue? Find(string arn, WorldView view) =>
        Model.Arn.TryParse(arn, out var parsed) && parsed.Service == "sqs" && AccountId.TryParse(parsed.Account, out var account)
            ? view.Find<Queue>(new(account, parsed.Region), parsed.Resource)
            : null;

    internal static string ArnOf(Place place, string name) => $"arn:aws:sqs:{place.Region}:{place.Account}:{name}";

    private static Reference<Queue> To(Place place, string queue, string name, Call call) => new(name, ArnOf(place, queue), call.View.Find<Queue>(place, queue));
}
