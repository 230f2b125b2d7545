namespace ScsLabs.Services.S3;

/// <summary>Reads what GetObject returns of an object, without its bytes.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker), InvalidRange, PreconditionFailed, NotModified and, where the checksum is requested, KMS's. Source: S3 API Reference, HeadObject.</remarks>
[Operation<S3Api>]
public sealed record HeadObject(string Bucket, string Key)
{
    [Spread] public ObjectReadOptions Options { get; init; } = new();

    /// <summary>The description of the object.</summary>
    public sealed record Result([Spread] ObjectDescription Object);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(HeadObject request, Call call) => [ObjectReading.Ask(request.Bucket, request.Key, request.Options, call)];

    /// <summary>Describes the object.</summary>
    internal static Result Handle(HeadObject request, Call call, AsCaller aws) =>
        new(ObjectReading.Of(request.Bucket, request.Key, request.Options, readsBytes: false, call, aws).Description);
}
