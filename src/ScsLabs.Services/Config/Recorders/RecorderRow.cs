namespace ScsLabs.Services.Config;

/// <summary>An account's configuration recorder in a Region; there is one at most.</summary>
internal sealed record RecorderRow : IResource<RecorderRow>, ITagged
{
    /// <summary>The name that a recorder has where none is given.</summary>
    public const string Default = "default";

    /// <summary>Finds the recorders that record.</summary>
    public static RowIndex<RecorderRow, bool> Recording { get; } = new(recorder => recorder.IsRecording ? [true] : Array.Empty<bool>());

    /// <summary>Finds the recorders of an account that record, in all Regions.</summary>
    public static RowIndex<RecorderRow, AccountId> RecordingFor { get; } = new(recorder => recorder.IsRecording ? [recorder.Account] : Array.Empty<AccountId>());

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<RecorderRow>> Indexes => [Recording, RecordingFor];

    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The last part of the ARN, which no other recorder has.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The role with which resources are read.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The resource types that are recorded.</summary>
    public required RecordingGroup Group { get; init; }

    /// <summary>Whether it records.</summary>
    public bool IsRecording { get; init; }

    /// <summary>The time of the last start; null for none.</summary>
    public DateTimeOffset? LastStart { get; init; }

    /// <summary>The time of the last stop; null for none.</summary>
    public DateTimeOffset? LastStop { get; init; }

    /// <summary>Why resources couldn't be read the last time; null where they could.</summary>
    public RecordingFailure? Failure { get; init; }

    /// <summary>The time of the last change of the status.</summary>
    public DateTimeOffset? StatusSince { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => $"arn:aws:config:{Region}:{Account}:configuration-recorder/{Name}/{UniqueId}";

    /// <summary>The recorder of an account in a Region; null for none.</summary>
    public static RecorderRow? In(Place place, WorldView view) => view.All<RecorderRow>(place).FirstOrDefault();

    /// <inheritdoc />
    public static Reference<RecorderRow> Resolve(string name, Call call) =>
        call.View.Find<RecorderRow>(call.Place, name) is { } recorder ? new(name, recorder.Arn, recorder) : new(name, $"arn:aws:config:{call.Region}:{call.Account}:configuration-recorder/{name}/*", null);

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => ConfigErrors.NoSuchRecorder(name);
}

/// <summary>Why resources couldn't be read.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's message.</param>
internal sealed record RecordingFailure(string Code, string Message);
