using System.Diagnostics;
using System.Net;

namespace ScsLabs.Conformance.Tests;

/// <summary>The executable on a real disk that is full: a few MB of memory, mounted for it alone.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Size = 3 * 1024 * 1024;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Objects_that_are_deleted_make_room_at_once_and_a_lack_of_room_is_told_in_S3s_words()
    {
        var (unshare, dotnet) = (OtherPeoplesClients.Find("unshare"), OtherPeoplesClients.Find("dotnet"));
        Assert.SkipWhen(unshare is null || dotnet is null, "unshare (Linux) or dotnet isn't on the path.");
        string[] alone = ["--user", "--map-root-user", "--mount"];
        var mount = $"mount -t tmpfs -o size=8m none '{folder.FullName}'";
        Assert.SkipUnless((await OtherPeoplesClients.RunAsync(unshare!, [.. alone, "sh", "-c", mount])).ExitCode == 0, "This user can't mount anything, not even where nobody else sees it.");

        var start = new ProcessStartInfo(unshare!, [.. alone, "sh", "-c", $"{mount} && exec '{dotnet}' '{Path.Combine(AppContext.BaseDirectory, "ScsLabs.Emulator.dll")}' serve --port 0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["TMPDIR"] = folder.FullName },
        };
        using var process = Process.Start(start)!;
        try
        {
            var line = (await process.StandardOutput.ReadLineAsync(Cancel)).ShouldNotBeNull();
            using var client = new HttpClient { BaseAddress = new Uri(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))) };

            (await SendAsync(client, HttpMethod.Put, "", null)).Status.ShouldBe(HttpStatusCode.OK);
            (await SendAsync(client, HttpMethod.Put, "/a", Size)).Status.ShouldBe(HttpStatusCode.OK);
            (await SendAsync(client, HttpMethod.Put, "/b", Size)).Status.ShouldBe(HttpStatusCode.OK);
            var full = await SendAsync(client, HttpMethod.Put, "/c", Size);
            full.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            full.Text.ShouldContain("<Code>ServiceUnavailable</Code><Message>Service is unable to handle request.</Message>");

            for (var round = 0; round < 5; round++)
            {
                (await SendAsync(client, HttpMethod.Delete, "/b", null)).Status.ShouldBe(HttpStatusCode.NoContent);
                (await SendAsync(client, HttpMethod.Put, "/b", Size)).Status.ShouldBe(HttpStatusCode.OK, $"round {round}");
            }

            (await SendAsync(client, HttpMethod.Get, "/a", null)).Text.Length.ShouldBe(Size);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>As root, whose signature is anybody's.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpClient client, HttpMethod method, string path, int? size)
    {
        var now = DateTime.UtcNow;
        using var request = new HttpRequestMessage(method, "/a-bucket-that-fills-up" + path);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=111111111111/{now:yyyyMMdd}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.TryAddWithoutValidation("x-amz-date", $"{now:yyyyMMdd'T'HHmmss'Z'}");
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.Content = size is { } length ? new ByteArrayContent(Enumerable.Repeat((byte)'x', length).ToArray()) : null;
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
