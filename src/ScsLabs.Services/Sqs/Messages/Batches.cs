using System.Text.RegularExpressions;

namespace ScsLabs.Services.Sqs;

/// <summary>An entry of a batch.</summary>
internal interface IBatchEntry
{
    /// <summary>The entry's id, by which the answer names it.</summary>
    string Id { get; }
}

/// <summary>Does what a batch asks for, entry by entry: one that fails keeps none of the others from being done.</summary>
/// <remarks>Source: SQS Developer Guide, "Amazon SQS batch actions".</remarks>
internal static partial class Batches
{
    private const int Most = 10;

    /// <summary>Does the entries, in order.</summary>
    /// <exception cref="AwsException">EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId, BatchEntryIdsNotDistinct.</exception>
    public static (IReadOnlyList<TDone> Successful, IReadOnlyList<BatchResultErrorEntry> Failed) Do<TEntry, TDone>(IReadOnlyList<TEntry> entries, Func<TEntry, TDone> one)
        where TEntry : IBatchEntry
    {
        Check(entries);
        var (successful, failed) = (new List<TDone>(), new List<BatchResultErrorEntry>());
        foreach (var entry in entries)
        {
            try
            {
                successful.Add(one(entry));
            }
            catch (AwsException error)
            {
                failed.Add(new(entry.Id, error.IsSender, SqsApi.Api.QueryCodes.GetValueOrDefault(error.Code, error.Code), error.Message));
            }
        }

        return (successful, failed);
    }

    private static void Check<TEntry>(IReadOnlyList<TEntry> entries)
        where TEntry : IBatchEntry
    {
        if (entries.Count == 0)
        {
            throw SqsErrors.EmptyBatch(typeof(TEntry).Name);
        }

        if (entries.Count > Most)
        {
            throw SqsErrors.TooManyEntries(entries.Count);
        }

        if (entries.Any(entry => !Form().IsMatch(entry.Id)))
        {
            throw SqsErrors.InvalidBatchEntryId();
        }

        if (entries.CountBy(entry => entry.Id, StringComparer.Ordinal).FirstOrDefault(id => id.Value > 1).Key is { } repeated)
        {
            throw SqsErrors.IdsNotDistinct(repeated);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>An entry of a batch that failed.</summary>
internal sealed record BatchResultErrorEntry(string Id, bool SenderFault, string Code, string? Message);

/// <summary>An entry of a batch that was done.</summary>
internal sealed record BatchResultEntry(string Id);
