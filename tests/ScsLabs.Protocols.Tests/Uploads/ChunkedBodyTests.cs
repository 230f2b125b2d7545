using System.Text;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bodies in chunks, well formed and not.</summary>
public sealed class ChunkedBodyTests
{
    private static readonly byte[] Large = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7 >> 3))];
    private static readonly byte[] Small = "hello"u8.ToArray();

    [Fact]
    public async Task They_are_joined()
    {
        (await Put.Unsigned([Large, Large, Small], "\r\n").BytesAsync()).ShouldBe([.. Large, .. Large, .. Small]);
        (await Put.Signed([Large, Large, Small]).BytesAsync()).ShouldBe([.. Large, .. Large, .. Small]);
        (await Put.Signed([]).BytesAsync()).ShouldBeEmpty();
        (await Put.Unsigned([], "\r\n").BytesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Handlers_see_the_headers_as_if_there_had_been_none()
    {
        (await Put.Unsigned([Small], "\r\n").ReceiveAsync()).Headers["Content-Encoding"].ShouldBeNull();
        (await Put.Unsigned([Small], "\r\n").With("Content-Encoding", "foo, aws-chunked,bar").ReceiveAsync()).Headers["content-encoding"].ShouldBe("foo, bar");
        (await Put.Unsigned([Small], "\r\n").With("Content-Encoding", "gzip").ReceiveAsync()).Headers["content-encoding"].ShouldBe("gzip");
    }

    [Fact]
    public async Task What_comes_in_memory_is_the_body_too()
    {
        var received = await Put.Signed([Small]).ReceiveAsync();
        received.Document.Text().ShouldBe("hello");
        received.Body.ShouldNotBeNull().Memory.ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_the_last_may_be_small()
    {
        (await Put.Unsigned([new byte[8192], Small], "\r\n").BytesAsync()).Length.ShouldBe(8197);
        const string text = "Only the last chunk is allowed to have a size less than 8192 bytes";
        await Put.Unsigned([new byte[8191], Small], "\r\n").RefusedAsync("InvalidChunkSizeError", 403, text);
        await Put.Signed([Small, Large]).RefusedAsync("InvalidChunkSizeError", 403, text);
    }

    [Fact]
    public async Task The_length_must_be_told_and_true()
    {
        const string text = "You did not provide the number of bytes specified by the Content-Length HTTP header";
        var put = Put.Unsigned([Small], "\r\n");
        await put.With("x-amz-decoded-content-length", "4").RefusedAsync("IncompleteBody", 400, text);
        await put.With("x-amz-decoded-content-length", "6").RefusedAsync("IncompleteBody", 400, text);
        foreach (var nonsense in (string[])["", "x", "-5", "5.0", "99999999999999999999"])
        {
            await put.With("x-amz-decoded-content-length", nonsense).RefusedAsync("MissingContentLength", 411);
        }

        await put.Without("x-amz-decoded-content-length").RefusedAsync("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
    }

    [Fact]
    public async Task An_object_over_the_bound_is_refused_before_it_comes()
    {
        var put = Put.Unsigned([Small], "\r\n");
        (await (put with { Bound = 5 }).BytesAsync()).ShouldBe(Small);
        await (put with { Bound = 4 }).RefusedAsync("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", true)]
    [InlineData("05 \r\nhello\r\n0\r\n\r\n", true)]
    [InlineData("5\r\nhello\r\n0\r\n", true)] // AWS takes the end for the empty line
    [InlineData("5\r\nhello\r\n0\r\n\r\nwhat follows", true)] // and doesn't look behind it
    [InlineData("", false)]
    [InlineData("hello", false)]
    [InlineData("5\nhello\n0\n\n", false)]
    [InlineData("5\r\nhello\r\n", false)]
    [InlineData("5\r\nhello\r\n0\r", false)]
    [InlineData("5\r\nhello\r\n0", false)]
    [InlineData("5\r\nhello0\r\n\r\n", false)]
    [InlineData("5\r\nhello!\r\n0\r\n\r\n", false)]
    [InlineData("5\r\nhell\r\n0\r\n\r\n", false)]
    [InlineData("-5\r\nhello\r\n0\r\n\r\n", false)]
    [InlineData("0x5\r\nhello\r\n0\r\n\r\n", false)]
    [InlineData("\r\nhello\r\n0\r\n\r\n", false)]
    [InlineData("5;a=b\r\nhello\r\n0\r\n\r\n", false)]
    [InlineData("ffffffffffffffffffff\r\nhello\r\n0\r\n\r\n", false)]
    public async Task Malformed_ones_are_refused(string wire, bool isGood)
    {
        var put = Put.Chunked(Put.UnsignedChunks, Put.Ascii(wire), 5);
        if (isGood)
        {
            (await put.BytesAsync()).ShouldBe(Small);
        }
        else
        {
            await put.RefusedAsync("IncompleteBody", 400, "The request body terminated unexpectedly");
        }
    }

    [Fact]
    public async Task Chunks_that_should_be_signed_and_are_not_are_refused()
    {
        var good = Encoding.Latin1.GetString(Put.Signed([Small]).Wire);
        await Signed(good.Replace(";chunk-signature=", ";signature=")).RefusedAsync("IncompleteBody");
        await Signed("5\r\nhello\r\n0\r\n\r\n").RefusedAsync("IncompleteBody");
        await Signed("5;chunk-signature=\r\nhello\r\n0;chunk-signature=\r\n\r\n").RefusedAsync("IncompleteBody");
        await Signed("5;chunk-signature=x\r\nhello\r\n0;chunk-signature=x\r\n\r\n").RefusedAsync("SignatureDoesNotMatch", 403);
        await Signed(good.Replace("hello", "hallo")).RefusedAsync("SignatureDoesNotMatch", 403);
        (await Signed(good.Replace(";chunk-signature=", " ; chunk-signature = ")).BytesAsync()).ShouldBe(Small);

        static Put Signed(string wire) => Put.Chunked(Put.SignedChunks, Put.Ascii(wire), 5);
    }

    [Fact]
    public async Task Signed_chunks_come_in_their_order()
    {
        var (one, other) = (new byte[10_000], Large[..10_000]);
        var wire = Put.Signed([one, other]).Wire;
        var length = "2710;chunk-signature=".Length + 64 + 2 + 10_000 + 2;
        byte[] swapped = [.. wire[length..(2 * length)], .. wire[..length], .. wire[(2 * length)..]];
        await Put.Chunked(Put.SignedChunks, swapped, 20_000).RefusedAsync("SignatureDoesNotMatch", 403);
        byte[] repeated = [.. wire[..length], .. wire[..length], .. wire[(2 * length)..]];
        await Put.Chunked(Put.SignedChunks, repeated, 20_000).RefusedAsync("SignatureDoesNotMatch", 403);
        await Put.Chunked(Put.SignedChunks, [.. wire[..length], .. wire[(2 * length)..]], 10_000).RefusedAsync("SignatureDoesNotMatch", 403);
    }

    [Fact]
    public async Task Whoever_cannot_sign_sends_unsigned_chunks_only()
    {
        (await (Put.Unsigned([Small], "\r\n") with { IsAnonymous = true }).BytesAsync()).ShouldBe(Small);
        await (Put.Signed([Small]) with { IsAnonymous = true }).RefusedAsync("AccessDenied", 403);
    }

    [Fact]
    public async Task Where_the_secret_is_not_checked_chunks_must_only_be_well_formed()
    {
        var put = Put.Chunked(Put.SignedChunks, Put.Ascii("5;chunk-signature=x\r\nhello\r\n0;chunk-signature=x\r\n\r\n"), 5);
        (await (put with { IsKeyKnown = false }).BytesAsync()).ShouldBe(Small);
        await (put with { IsKeyKnown = false, Wire = Put.Ascii("5\r\nhello\r\n0\r\n\r\n") }).RefusedAsync("IncompleteBody");
    }

    [Fact]
    public async Task Forms_that_AWS_does_not_have_or_that_want_SigV4A_are_refused()
    {
        await Put.Unsigned([Small], "\r\n").With("x-amz-content-sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD").RefusedAsync("NotImplemented", 501);
        await Put.Unsigned([Small], "\r\n").With("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD").RefusedAsync("InvalidArgument");
    }
}
