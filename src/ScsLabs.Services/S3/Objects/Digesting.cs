using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Computes the digests of bodies that a handler is about to ask for.</summary>
internal static class Digesting
{
    /// <summary>Returns when the body's digests are known. Of a large body whose digests aren't, all bytes are read, and whoever has the writers' turn holds it as long.</summary>
    public static void Ensure(Body body, IEnumerable<ChecksumAlgorithm> algorithms, bool md5) =>
        body.EnsureDigestsAsync(algorithms, md5, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
