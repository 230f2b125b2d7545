using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Reads an object, whole or in part.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker), InvalidRange, PreconditionFailed, NotModified and KMS's. Source: S3 API Reference, GetObject.</remarks>
[Operation<S3Api>]
public sealed record GetObject(string Bucket, string Key)
{
    [Spread] public ObjectReadOptions Options { get; init; } = new();

    /// <summary>The bytes and the description of the object.</summary>
    public sealed record Result([Payload] Body Body, [Spread] ObjectDescription Object);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(GetObject request, Call call) => [ObjectReading.Ask(request.Bucket, request.Key, request.Options, call)];

    /// <summary>Reads the object.</summary>
    internal static Result Handle(GetObject request, Call call, AsCaller aws)
    {
        var (body, description) = ObjectReading.Of(request.Bucket, request.Key, request.Options, readsBytes: true, call, aws);
        return new(body, description);
    }
}
