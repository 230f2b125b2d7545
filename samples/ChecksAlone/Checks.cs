using System.Text.Json;
using ScsLabs.Harness;

namespace ChecksAlone;

/// <summary>A project that wants the checks alone: one package, in its own process, without a Docker client.</summary>
public sealed class Checks
{
    [Fact]
    public async Task A_user_reads_a_bucket_and_does_not_write_to_it()
    {
        await using var backend = await LabBackend.StartAsync(TestContext.Current.CancellationToken);
        var aws = await backend.NewContextAsync(TestContext.Current.CancellationToken);
        await aws.A.Root.S3.PutBucketAsync("reports", TestContext.Current.CancellationToken);
        await aws.A.Root.S3.PutObjectAsync(new() { BucketName = "reports", Key = "2026", ContentBody = "all is well" }, TestContext.Current.CancellationToken);
        var reader = await aws.A.CreateUserAsync("reader",
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            """);

        await aws.AllowsAsync(reader, who => who.S3.GetObjectAsync("reports", "2026"));
        await aws.RefusesAsync(
            reader,
            new("AccessDenied", "s3:PutObject", "arn:aws:s3:::reports/2026") { DecidedBy = "Identity" },
            who => who.S3.PutObjectAsync(new() { BucketName = "reports", Key = "2026", ContentBody = "all is mine" }));
    }

    [Fact]
    public async Task A_backend_in_a_container_is_in_another_package_and_says_so() =>
        Assert.Contains("ScsLabs.Harness.Containers", (await Assert.ThrowsAsync<BackendException>(() => LabBackend.StartAsync("container", TestContext.Current.CancellationToken))).Message);

    [Fact]
    public void No_client_of_Docker_is_among_the_packages()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ChecksAlone.deps.json")));
        var packages = dependencies.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).Order(StringComparer.Ordinal).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', packages));

        Assert.Contains(packages, package => package.StartsWith("ScsLabs.Harness/", StringComparison.Ordinal));
        Assert.DoesNotContain(packages, package => package.Contains("Testcontainers", StringComparison.OrdinalIgnoreCase) || package.Contains("Docker", StringComparison.OrdinalIgnoreCase) || package.Contains("LocalStack", StringComparison.OrdinalIgnoreCase));
    }
}
