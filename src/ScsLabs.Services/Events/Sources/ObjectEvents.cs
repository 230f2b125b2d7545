using System.Globalization;
using System.Text.Json;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Events;

/// <summary>The events of objects in buckets that send them to EventBridge.</summary>
/// <remarks>Source: S3 User Guide, "EventBridge event message structure" and "Amazon S3 events to EventBridge"; an event that a user recorded.</remarks>
internal static class ObjectEvents
{
    /// <summary>An object was written.</summary>
    /// <param name="object">The version that was written.</param>
    /// <param name="reason">The operation, by S3's name for it in events.</param>
    /// <param name="call">The call.</param>
    /// <param name="draft">The draft, with whose commit the event is sent.</param>
    public static void Created(EventObject @object, string reason, Call call, Draft draft) => Tell("Object Created", @object, call, draft, ("reason", reason));

    /// <summary>An object or version was deleted.</summary>
    public static void Deleted(EventObject @object, Call call, Draft draft) => Tell(
        "Object Deleted", @object, call, draft, ("reason", "DeleteObject"), DeletionType(@object));

    /// <summary>The tags of an object were set.</summary>
    public static void TagsAdded(EventObject @object, Call call, Draft draft) => Tell("Object Tags Added", @object, call, draft);

    /// <summary>The tags of an object were deleted.</summary>
    public static void TagsDeleted(EventObject @object, Call call, Draft draft) => Tell("Object Tags Deleted", @object, call, draft);

    /// <summary>The ACL of an object was set.</summary>
    public static void AclUpdated(EventObject @object, Call call, Draft draft) => Tell("Object ACL Updated", @object, call, draft);

    /// <summary>The lifecycle of the bucket deleted an object or a version.</summary>
    public static void Expired(EventObject @object, EventCause cause, Draft draft) => Tell("Object Deleted", @object, cause, draft, ("reason", "Lifecycle Expiration"), DeletionType(@object));

    /// <summary>The lifecycle of the bucket moved a version to another storage class.</summary>
    public static void Moved(EventObject @object, EventCause cause, Draft draft) => Tell("Object Storage Class Changed", @object, cause, draft, ("destination-storage-class", @object.Version!.StorageClass!.Value.ToWire()));

    private static (string Name, string Value) DeletionType(EventObject @object) => ("deletion-type", @object.Version?.IsDeleteMarker == true ? "Delete Marker Created" : "Permanently Deleted");

    private static void Tell(string type, EventObject @object, Call call, Draft draft, params IReadOnlyList<(string Name, string Value)> more) =>
        Tell(type, @object, new EventCause(call.RequestId, call.Caller.Principal.Account?.ToString() ?? call.Caller.Principal.Name, call.Caller.SourceIp, call.Now), draft, more);

    private static void Tell(string type, EventObject @object, EventCause cause, Draft draft, params IReadOnlyList<(string Name, string Value)> more)
    {
        var bucket = @object.Bucket;
        if (!bucket.SendsEvents || !ServiceEvents.IsWatched(bucket.Place, draft))
        {
            return;
        }

        var told = new ServiceEvent("aws.s3", type, bucket.Place, [bucket.Arn], writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("version", "0");
            writer.WriteStartObject("bucket");
            writer.WriteString("name", bucket.Name);
            writer.WriteEndObject();
            Write(writer, @object, cause);
            writer.WriteString("request-id", cause.RequestId);
            writer.WriteString("requester", cause.Requester);
            if (cause.SourceIp is { } address)
            {
                writer.WriteString("source-ip-address", address.ToString());
            }

            foreach (var (name, value) in more)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        });
        draft.Afterwards((acting, token) => ServiceEvents.PublishAsync([told], cause.At, acting, token));
    }

    private static void Write(Utf8JsonWriter writer, EventObject @object, EventCause cause)
    {
        writer.WriteStartObject("object");
        writer.WriteString("key", @object.Key);
        if (@object.Version is { IsDeleteMarker: false } version)
        {
            writer.WriteNumber("size", version.Body.Length);
            writer.WriteString("etag", version.ETag);
        }

        if (@object.VersionId is { } id && @object.Bucket.Versioning is not null)
        {
            writer.WriteString("version-id", id);
        }

        writer.WriteString("sequencer", cause.At.UtcTicks.ToString("X18", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}

/// <summary>What caused an event of an object.</summary>
/// <param name="RequestId">The id of the request, or of the run of a lifecycle.</param>
/// <param name="Requester">The account or the service that sent it.</param>
/// <param name="SourceIp">The address that it came from; null for a service.</param>
/// <param name="At">The time.</param>
internal sealed record EventCause(string RequestId, string Requester, System.Net.IPAddress? SourceIp, DateTimeOffset At);

/// <summary>What an event of an object is about.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="Version">The version, or a delete marker that was made; null for what was deleted.</param>
/// <param name="VersionId">The id of the version; null for a key without versions.</param>
internal sealed record EventObject(Bucket Bucket, string Key, ObjectVersion? Version, string? VersionId)
{
    /// <summary>A version that is there.</summary>
    public EventObject(Bucket bucket, string key, ObjectVersion version)
        : this(bucket, key, version, version.VersionId)
    {
    }
}
