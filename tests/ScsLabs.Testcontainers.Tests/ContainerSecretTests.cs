using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>Each container has secrets of its own.</summary>
public sealed class ContainerSecretTests
{
    [Fact]
    public async Task The_root_secret_works_and_another_is_refused()
    {
        await using var aws = await Engine.StartAsync();
        using var root = Sdk.Sts(aws.GetConnectionString(), aws.RootSecret);
        using var guess = Sdk.Sts(aws.GetConnectionString(), "guess");
        using var conventional = Sdk.Sts(aws.GetConnectionString(), "test", keyId: "test");

        (await root.GetCallerIdentityAsync(new())).Arn.ShouldBe($"arn:aws:iam::{Sdk.Account}:root");
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => guess.GetCallerIdentityAsync(new()))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => conventional.GetCallerIdentityAsync(new()))).ErrorCode.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task A_SecureString_is_encrypted_and_decrypted_in_the_image()
    {
        await using var aws = await Engine.StartAsync();
        using var root = Sdk.Ssm(aws.GetConnectionString(), aws.RootSecret);

        await root.PutParameterAsync(new() { Name = "/app/password", Value = "s3cret", Type = ParameterType.SecureString });

        (await root.GetParameterAsync(new() { Name = "/app/password" })).Parameter.Value.ShouldNotBe("s3cret");
        (await root.GetParameterAsync(new() { Name = "/app/password", WithDecryption = true })).Parameter.Value.ShouldBe("s3cret");
    }

    [Fact]
    public async Task One_builder_gives_each_container_secrets_of_its_own()
    {
        var builder = await Engine.BuilderAsync();
        await using var first = builder.Build();
        await using var second = builder.Build();

        new[] { first.RootSecret, first.ControlToken, second.RootSecret, second.ControlToken }.ShouldBeUnique();
        first.RootSecret.Length.ShouldBe(32);
    }

    [Fact]
    public async Task The_secret_of_one_container_is_refused_by_another()
    {
        await using var first = await Engine.StartAsync();
        await using var second = await Engine.StartAsync();
        using var own = Sdk.Sts(second.GetConnectionString(), second.RootSecret);
        using var other = Sdk.Sts(second.GetConnectionString(), first.RootSecret);

        (await own.GetCallerIdentityAsync(new())).Account.ShouldBe(Sdk.Account);
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => other.GetCallerIdentityAsync(new()))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
        first.GetConnectionString().ShouldNotBe(second.GetConnectionString());
    }

    [Fact]
    public async Task A_secret_that_was_chosen_is_the_one_that_works()
    {
        await using var aws = await Engine.StartAsync(builder => builder.WithRootSecret("chosen").WithControlToken("token"));
        using var root = Sdk.Sts(aws.GetConnectionString(), "chosen");

        (await root.GetCallerIdentityAsync(new())).Account.ShouldBe(Sdk.Account);
        (aws.RootSecret, aws.ControlToken).ShouldBe(("chosen", "token"));
    }

    [Fact]
    public async Task An_empty_secret_or_an_idle_time_out_of_bounds_is_refused()
    {
        var builder = await Engine.BuilderAsync();

        Should.Throw<ArgumentException>(() => builder.WithRootSecret("").Build()).ParamName.ShouldBe("RootSecret");
        Should.Throw<ArgumentException>(() => builder.WithControlToken("").Build()).ParamName.ShouldBe("ControlToken");
        Should.Throw<ArgumentException>(() => builder.WithExitWhenIdle(TimeSpan.Zero).Build()).ParamName.ShouldBe("ExitWhenIdle");
        Should.NotThrow(() => builder.WithExitWhenIdle(Timeout.InfiniteTimeSpan).Build());
    }
}
