namespace ScsLabs.Services.Logs;

/// <summary>Creates a log group.</summary>
/// <remarks>Errors: ResourceAlreadyExistsException, InvalidParameterException, LimitExceededException. Source: CloudWatch Logs API Reference, CreateLogGroup.</remarks>
[Operation<LogsApi>]
public sealed record CreateLogGroup(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("tags"), Length(1, 50), Keys(1, 128, Pattern = LogTags.KeyForm), Items(0, 256, Pattern = LogTags.ValueForm)] IReadOnlyDictionary<string, string>? Tags = null,
    [Wire("logGroupClass")] LogGroupClass? LogGroupClass = null)
{
    /// <summary>The maximum number of groups in a Region of an account.</summary>
    private const int Most = 1_000_000;

    /// <summary>Asks to create the group and, where it gets tags, to tag it.</summary>
    internal static IEnumerable<Ask> Asks(CreateLogGroup request, Reference<LogGroupRow> group)
    {
        var tags = LogTags.Conditions(request.Tags);
        yield return LogGroupRow.Ask("logs:CreateLogGroup", group, conditions: tags);
        if (request.Tags is not null)
        {
            yield return new("logs:TagResource", group.Arn, group.Row) { Conditions = tags };
        }
    }

    /// <summary>Creates the group.</summary>
    internal static void Handle(CreateLogGroup request, LogGroupRow? group, Call call, Draft draft)
    {
        if (request.LogGroupName.StartsWith("aws/", StringComparison.OrdinalIgnoreCase))
        {
            throw LogsErrors.Invalid("Log groups starting with AWS/ are reserved for AWS.");
        }

        if (group is not null)
        {
            throw LogsErrors.GroupExists();
        }

        if (draft.Count<LogGroupRow>(call.Place) >= Most)
        {
            throw LogsErrors.LimitExceeded();
        }

        draft.Put(new LogGroupRow
        {
            Account = call.Account,
            Region = call.Region,
            Name = request.LogGroupName,
            CreatedAt = call.Timestamp,
            TagSet = LogTags.Rules.Set(LogTags.Rules.None, LogTags.Of(request.Tags)),
        });
    }
}

/// <summary>The class of a log group.</summary>
[NotEmulated("INFREQUENT_ACCESS", "DELIVERY")]
public enum LogGroupClass
{
    /// <summary>All features.</summary>
    [Wire("STANDARD")]
    Standard,
}
