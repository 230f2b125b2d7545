using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>A filter of commands.</summary>
public sealed record CommandFilter([Wire("key")] CommandFilterKey Key, [Wire("value"), Length(1, 128)] string Value);

/// <summary>The keys of filters.</summary>
public enum CommandFilterKey
{
    /// <summary>Sent after a time.</summary>
    InvokedAfter,

    /// <summary>Sent before a time.</summary>
    InvokedBefore,

    /// <summary>In a status, or a status in detail.</summary>
    Status,

    /// <summary>Still running, or complete.</summary>
    ExecutionStage,

    /// <summary>Of a document.</summary>
    DocumentName,
}

/// <summary>Filters that a command must all match.</summary>
internal sealed class CommandFilters
{
    private const string Executing = "Executing", Complete = "Complete";

    private readonly IReadOnlyList<CommandFilter> filters;

    private CommandFilters(IReadOnlyList<CommandFilter> filters) => this.filters = filters;

    /// <summary>Reads filters.</summary>
    /// <exception cref="AwsException">ValidationException: a value can't be read.</exception>
    public static CommandFilters Of(IReadOnlyList<CommandFilter>? filters)
    {
        foreach (var filter in filters ?? [])
        {
            if (filter.Key is CommandFilterKey.InvokedAfter or CommandFilterKey.InvokedBefore)
            {
                TimeOf(filter);
            }
            else if (filter.Key == CommandFilterKey.ExecutionStage && filter.Value is not (Executing or Complete))
            {
                throw SsmErrors.Validation($"{filter.Value} isn't an execution stage. Use {Executing} or {Complete}.");
            }
        }

        return new(filters ?? []);
    }

    /// <summary>Whether a command matches, with its status or that on one instance.</summary>
    public bool Match(SentCommand command, string status, string details) => filters.All(filter => filter.Key switch
    {
        CommandFilterKey.InvokedAfter => command.RequestedAt > TimeOf(filter),
        CommandFilterKey.InvokedBefore => command.RequestedAt < TimeOf(filter),
        CommandFilterKey.Status => filter.Value == status || filter.Value == details,
        CommandFilterKey.ExecutionStage => filter.Value == Executing == status is "Pending" or "InProgress" or "Cancelling" or "Delayed",
        _ => filter.Value == command.DocumentName,
    });

    private static DateTimeOffset TimeOf(CommandFilter filter) =>
        DateTimeOffset.TryParse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw SsmErrors.Validation($"{filter.Value} isn't a time in the form of ISO 8601.");
}
