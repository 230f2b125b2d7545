using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Reading a large body for a digest holds up no other call: it happens before the writers' turn.</summary>
public sealed class SlowBodyTests
{
    private const int Large = BodyWriter.MemoryBound + 1;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly TestAws aws = new();
    private readonly SlowBlob slow = new();

    public SlowBodyTests()
    {
        aws.Root.Makes();

        // Its MD5 and S3's own checksum are known, as those of whatever came over the wire.
        var digests = Digests.None();
        digests[Digests.Md5] = new byte[16];
        digests[(int)ChecksumAlgorithm.Crc64Nvme] = new byte[8];
        aws.Root.Do(PutObjectOperation.Instance, new(TheBucket, "slow") { Body = new Body([new(slow, 0, Large)], digests) });
    }

    public static TheoryData<string> Slow => ["CopyObject", "UploadPartCopy", "UploadPartCopy of a range", "CompleteMultipartUpload"];

    [Theory]
    [MemberData(nameof(Slow))]
    public async Task Others_write_and_read_meanwhile(string what)
    {
        var call = Call(what);
        var calling = Task.Run(call, Token);
        await slow.Began.Task.WaitAsync(Token);

        aws.Root.Do(PutObjectOperation.Instance, new(TheBucket, "other") { Body = Body.Of("x"u8.ToArray()) });
        Text(aws.Root.Do(GetObjectOperation.Instance, new(TheBucket, "other")).Body).ShouldBe("x");
        calling.IsCompleted.ShouldBeFalse();

        slow.Go.SetResult();
        await calling;
    }

    [Fact]
    public async Task What_was_overwritten_meanwhile_is_copied_as_it_is_in_the_end()
    {
        var calling = Task.Run(Call("CopyObject"), Token);
        await slow.Began.Task.WaitAsync(Token);
        aws.Root.Do(PutObjectOperation.Instance, new(TheBucket, "slow") { Body = Body.Of("new"u8.ToArray()) });

        slow.Go.SetResult();
        await calling;

        Text(aws.Root.Do(GetObjectOperation.Instance, new(TheBucket, "copy")).Body).ShouldBe("new");
    }

    [Fact]
    public async Task A_copy_whose_permission_is_taken_away_meanwhile_is_refused()
    {
        var user = aws.User("alice", TestAws.Allow("s3:*"));
        var calling = Task.Run(() => user.Do(CopyObjectOperation.Instance, Copy), Token);
        await slow.Began.Task.WaitAsync(Token);
        aws.Root.Do(Services.Iam.DeleteUserPolicyOperation.Instance, new("alice", "test"));
        var before = aws.World;

        slow.Go.SetResult();
        (await Should.ThrowAsync<AwsException>(() => calling)).Code.ShouldBe("AccessDenied");

        aws.World.ShouldBeSameAs(before);
        aws.Root.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "copy"));
    }

    private static CopyObject Copy => new(TheBucket, "copy", $"{TheBucket}/slow") { ChecksumAlgorithm = ChecksumAlgorithm.Sha256 };

    private Action Call(string what)
    {
        if (what == "CopyObject")
        {
            return () => aws.Root.Do(CopyObjectOperation.Instance, Copy);
        }

        var upload = aws.Root.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "whole") { ChecksumAlgorithm = what == "CompleteMultipartUpload" ? null : ChecksumAlgorithm.Sha256 }).UploadId;
        if (what != "CompleteMultipartUpload")
        {
            return () => aws.Root.Do(UploadPartCopyOperation.Instance, new(TheBucket, "whole", $"{TheBucket}/slow", 1, upload) { CopySourceRange = what == "UploadPartCopy" ? null : $"bytes=0-{Large - 1}" });
        }

        // A part that came with another checksum than the whole will have.
        var digests = Digests.None();
        digests[Digests.Md5] = new byte[16];
        digests[(int)ChecksumAlgorithm.Crc64Nvme] = new byte[8];
        var known = new Body([new(slow, 0, Large)], digests);
        var part = aws.Root.Do(UploadPartOperation.Instance, new(TheBucket, "whole", 1, upload) { Body = known }).ETag;
        digests[(int)ChecksumAlgorithm.Crc64Nvme] = null;
        return () => aws.Root.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "whole", upload) { MultipartUpload = new([new(1, part)]) });
    }

    /// <summary>Bytes that are read once they are told to be.</summary>
    private sealed class SlowBlob : Blob
    {
        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Read(long offset, Span<byte> target) => throw new InvalidOperationException("It is read where somebody may wait.");

        public override async ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken)
        {
            Began.TrySetResult();
            await Go.Task.WaitAsync(cancellationToken);
            var count = (int)Math.Min(Large - offset, target.Length);
            target.Span[..count].Clear();
            return count;
        }
    }
}
