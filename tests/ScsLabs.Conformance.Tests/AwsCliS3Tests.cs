namespace ScsLabs.Conformance.Tests;

/// <summary>S3 through the <c>aws</c> CLI.</summary>
public sealed class AwsCliS3Tests : IDisposable
{
    private const string Bucket = "s3://a-bucket-of-the-cli";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Copies_folders_there_and_back_and_keeps_them_the_same()
    {
        await using var aws = await AwsCli.StartAsync();
        Write("here/a.txt", "a");
        Write("here/sub/b c.txt", "b");
        Write("here/large.bin", new string('x', 9_000_000));
        await aws.RunsAsync("s3", "mb", Bucket);

        await aws.RunsAsync("s3", "cp", "--recursive", Path.Combine(folder.FullName, "here"), $"{Bucket}/copied");
        Write("here/a.txt", "changed");
        (await aws.RunsAsync("s3", "sync", Path.Combine(folder.FullName, "here"), $"{Bucket}/copied")).ShouldContain("a.txt");
        await aws.RunsAsync("s3", "sync", $"{Bucket}/copied", Path.Combine(folder.FullName, "there"));

        Read("there/a.txt").ShouldBe("changed");
        Read("there/sub/b c.txt").ShouldBe("b");
        Read("there/large.bin").Length.ShouldBe(9_000_000);
        (await aws.RunsAsync("s3", "ls", "--recursive", Bucket)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        await aws.RunsAsync("s3", "rb", "--force", Bucket);
    }

    [Fact]
    public async Task Presigns_for_whoever_has_the_URL()
    {
        await using var aws = await AwsCli.StartAsync();
        Write("a.txt", "hello");
        await aws.RunsAsync("s3", "mb", Bucket);
        await aws.RunsAsync("s3", "cp", Path.Combine(folder.FullName, "a.txt"), $"{Bucket}/a.txt");

        // The older CLI still signs URLs in the way that AWS takes for no new bucket, unless it is told.
        Write("config", "[default]\ns3 =\n  signature_version = s3v4\n");
        aws.ConfigFile = Path.Combine(folder.FullName, "config");
        var url = (await aws.RunsAsync("s3", "presign", $"{Bucket}/a.txt")).Trim();

        using var http = new HttpClient();
        (await http.GetStringAsync(url, TestContext.Current.CancellationToken)).ShouldBe("hello");
        using var unsigned = await http.GetAsync(new Uri(url.Split('?')[0]), TestContext.Current.CancellationToken);
        unsigned.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Sets_policies_and_ACLs_and_hears_why_not()
    {
        await using var aws = await AwsCli.StartAsync();
        const string name = "a-bucket-of-the-cli";
        await aws.RunsAsync("s3", "mb", Bucket);
        const string forEverybody = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::a-bucket-of-the-cli/*"}]}""";

        (await aws.FailsAsync(Credentials.Root, "s3api", "put-bucket-policy", "--bucket", name, "--policy", forEverybody)).ShouldContain("because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access");
        (await aws.FailsAsync(Credentials.Root, "s3api", "put-bucket-acl", "--bucket", name, "--acl", "public-read")).ShouldContain("(AccessControlListNotSupported)");
        (await aws.FailsAsync(Credentials.Root, "s3api", "put-bucket-policy", "--bucket", name, "--policy", forEverybody.Replace("s3:GetObject", "s3:ListBucket", StringComparison.Ordinal))).ShouldContain("Action does not apply to any resource(s) in statement");

        await aws.DoAsync("s3api", "put-bucket-ownership-controls", "--bucket", name, "--ownership-controls", "Rules=[{ObjectOwnership=ObjectWriter}]");
        await aws.DoAsync("s3api", "put-public-access-block", "--bucket", name, "--public-access-block-configuration", "BlockPublicAcls=false,IgnorePublicAcls=false,BlockPublicPolicy=false,RestrictPublicBuckets=false");
        await aws.DoAsync("s3api", "put-bucket-acl", "--bucket", name, "--acl", "public-read");
        await aws.DoAsync("s3api", "put-bucket-policy", "--bucket", name, "--policy", forEverybody);
        (await aws.DoAsync("s3api", "get-bucket-acl", "--bucket", name)).GetProperty("Grants").GetArrayLength().ShouldBe(2);
        (await aws.DoAsync("s3api", "get-bucket-policy-status", "--bucket", name)).GetProperty("PolicyStatus").GetProperty("IsPublic").GetBoolean().ShouldBeTrue();
    }

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(folder.FullName, path));
}
