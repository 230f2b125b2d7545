using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator.Tests;

/// <summary>A request whose client has disconnected is never taken for one with an empty body.</summary>
public sealed class IncomingBytesTests
{
    [Theory]
    [InlineData(0L)]
    [InlineData(5L)]
    [InlineData(null)]
    public async Task A_body_of_theirs_is_not_read(long? length)
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        context.Request.ContentLength = length;
        await Should.ThrowAsync<OperationCanceledException>(async () => await new IncomingBytes(context).ReadAsync(100));
    }
}
