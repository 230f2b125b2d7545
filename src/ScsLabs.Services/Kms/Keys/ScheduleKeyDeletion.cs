namespace ScsLabs.Services.Kms;

/// <summary>Deletes a key, its aliases and its grants after a waiting period of 7 to 30 days, in which the key can't be used.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, ScheduleKeyDeletion.</remarks>
[Operation<KmsApi>]
public sealed record ScheduleKeyDeletion(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [ConditionKey("kms:ScheduleKeyDeletionPendingWindowInDays"), Range(1, 365)] int PendingWindowInDays = 30)
{
    /// <summary>The time of the deletion and the key's state.</summary>
    public sealed record Result(string KeyId, DateTimeOffset DeletionDate, KeyState KeyState, int PendingWindowInDays);

    /// <summary>Schedules the deletion, by the world's clock.</summary>
    internal static Result Handle(ScheduleKeyDeletion request, Key key, Call call, Draft draft)
    {
        var days = request.PendingWindowInDays;
        if (days is < 7 or > 30)
        {
            throw KmsErrors.Validation($"1 validation error detected: Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value {(days < 7 ? "greater than or equal to 7" : "less than or equal to 30")}");
        }

        key.RequireKept();
        var date = call.Timestamp.AddDays(days);
        draft.Put(key with { State = KeyState.PendingDeletion, DeletionDate = date });
        return new(key.Arn, date, KeyState.PendingDeletion, days);
    }
}
