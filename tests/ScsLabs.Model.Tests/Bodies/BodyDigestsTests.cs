using System.Security.Cryptography;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>Digests of large bodies are computed beforehand, in one reading for all who wait.</summary>
public sealed class BodyDigestsTests
{
    private const int Large = BodyWriter.MemoryBound + 1;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public void A_digest_of_a_large_body_is_never_computed_by_accident()
    {
        var body = Body.Of(new byte[Large]);
        body.IsDigested([], md5: true).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => body.Md5).Message.ShouldContain("MD5");
        Should.Throw<InvalidOperationException>(() => body.Checksum(ChecksumAlgorithm.Sha256)).Message.ShouldContain("Sha256");
    }

    [Fact]
    public async Task Those_of_a_small_body_are_there_wherever_its_bytes_are()
    {
        var bytes = RandomNumberGenerator.GetBytes(2 * Large);
        var large = await BodyWriterTests.Write(bytes);
        var slice = Body.Join([large.Slice(5, 1_000), large.Slice(Large, 1_000)]);
        byte[] expected = [.. bytes[5..1_005], .. bytes[Large..(Large + 1_000)]];

        slice.IsDigested([ChecksumAlgorithm.Sha1], md5: true).ShouldBeTrue();
        slice.Md5.ShouldBe(MD5.HashData(expected));
        slice.EnsureDigestsAsync([ChecksumAlgorithm.Sha1], md5: true, None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        slice.Checksum(ChecksumAlgorithm.Sha1).ShouldBe(SHA1.HashData(expected));
    }

    [Fact]
    public async Task One_reading_does_for_all_that_are_wanted_and_what_is_known_is_not_read_for_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var (body, blob) = Watched(bytes);
        blob.Go();

        await body.EnsureDigestsAsync([ChecksumAlgorithm.Sha256, ChecksumAlgorithm.Crc64Nvme], md5: true, None);
        body.Md5.ShouldBe(MD5.HashData(bytes));
        body.Checksum(ChecksumAlgorithm.Sha256).ShouldBe(SHA256.HashData(bytes));
        body.Checksum(ChecksumAlgorithm.Crc64Nvme).ShouldBe(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc64Nvme, bytes));
        body.EnsureDigestsAsync([ChecksumAlgorithm.Sha256], md5: true, None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        blob.Readings.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_want_the_same_share_a_reading_and_one_who_gives_up_does_not_end_it()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var (body, blob) = Watched(bytes);
        using var giveUp = new CancellationTokenSource();
        var one = body.EnsureDigestsAsync([], md5: true, giveUp.Token).AsTask();
        var other = body.EnsureDigestsAsync([], md5: true, None).AsTask();
        await blob.BeganAsync();

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => one);
        other.IsCompleted.ShouldBeFalse();
        body.IsDigested([], md5: true).ShouldBeFalse();

        blob.Go();
        await other;
        body.Md5.ShouldBe(MD5.HashData(bytes));
        blob.Readings.ShouldBe(1);
    }

    [Fact]
    public async Task A_reading_that_nobody_waits_for_any_more_ends_and_the_next_one_begins_anew()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var (body, blob) = Watched(bytes);
        using var giveUp = new CancellationTokenSource();
        var only = body.EnsureDigestsAsync([], md5: true, giveUp.Token).AsTask();
        await blob.BeganAsync();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => only);
        await blob.GivenUpAsync();

        blob.Go();
        await body.EnsureDigestsAsync([], md5: true, None);
        body.Md5.ShouldBe(MD5.HashData(bytes));
        blob.Readings.ShouldBe(2);
    }

    [Fact]
    public async Task Who_wants_more_than_is_being_computed_waits_for_both()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var (body, blob) = Watched(bytes);
        var one = body.EnsureDigestsAsync([], md5: true, None).AsTask();
        var more = body.EnsureDigestsAsync([ChecksumAlgorithm.Sha1], md5: true, None).AsTask();
        blob.Go();
        await Task.WhenAll(one, more);
        body.Checksum(ChecksumAlgorithm.Sha1).ShouldBe(SHA1.HashData(bytes));
        blob.Readings.ShouldBe(2);
    }

    [Fact]
    public async Task A_reading_that_fails_fails_for_all_who_wait_and_is_not_remembered()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        var (body, blob) = Watched(bytes);
        blob.Fails = true;
        Task[] both = [body.EnsureDigestsAsync([], md5: true, None).AsTask(), body.EnsureDigestsAsync([], md5: true, None).AsTask()];
        blob.Go();
        foreach (var one in both)
        {
            await Should.ThrowAsync<IOException>(() => one);
        }

        blob.Fails = false;
        await body.EnsureDigestsAsync([], md5: true, None);
        body.Md5.ShouldBe(MD5.HashData(bytes));
    }

    private static (Body Body, WatchedBlob Blob) Watched(byte[] bytes)
    {
        var blob = new WatchedBlob(bytes);
        return (new Body([new(blob, 0, bytes.Length)], Digests.None()), blob);
    }

    /// <summary>Bytes that are read when they are told to be, and that count how often they were read from the beginning.</summary>
    private sealed class WatchedBlob(byte[] bytes) : Blob
    {
        private readonly TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int readings;

        public bool Fails { get; set; }

        public int Readings => Volatile.Read(ref readings);

        public void Go() => go.TrySetResult();

        public Task BeganAsync() => began.Task.WaitAsync(None);

        public Task GivenUpAsync() => givenUp.Task.WaitAsync(None);

        public override int Read(long offset, Span<byte> target) => throw new InvalidOperationException("It is read where somebody may wait.");

        public override async ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken)
        {
            if (offset == 0)
            {
                Interlocked.Increment(ref readings);
                began.TrySetResult();
            }

            try
            {
                await go.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                givenUp.TrySetResult();
                throw;
            }

            if (Fails)
            {
                throw new IOException("The disk is broken.");
            }

            var count = (int)Math.Min(bytes.Length - offset, target.Length);
            bytes.AsSpan((int)offset, count).CopyTo(target.Span);
            return count;
        }
    }
}
