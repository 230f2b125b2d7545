using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;

namespace ScsLabs.Emulator.Tests;
/// <summary>Forks of an emulator share nothing with their origin.</summary>
public sealed class AwsEmulatorForkTests
{
    [Fact]
    public async Task A_fork_begins_as_its_origin_and_goes_its_own_way()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var origin = await AwsEmulator.StartAsync(cancellationToken: cancellationToken);
        await new IamClient(origin.RootOf(Client.Account)).CreateUserAsync(new("both"), cancellationToken);
        await origin.AdvanceAsync(TimeSpan.FromHours(2), cancellationToken);

        await using var fork = await origin.ForkAsync(cancellationToken: cancellationToken);
        await new IamClient(fork.RootOf(Client.Account)).CreateUserAsync(new("fork"), cancellationToken);
        await new IamClient(origin.RootOf(Client.Account)).CreateUserAsync(new("origin"), cancellationToken);

        Users(fork).ShouldBe(["both", "fork"]);
        Users(origin).ShouldBe(["both", "origin"]);
        fork.Store.Clock.Advanced.ShouldBe(TimeSpan.FromHours(2));
        fork.Endpoint.ShouldNotBe(origin.Endpoint);
    }

    [Fact]
    public async Task A_seeded_fork_gives_nobody_an_id_that_another_has()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var origin = await AwsEmulator.StartAsync(new() { Seed = 7 }, cancellationToken);
        await new IamClient(origin.RootOf(Client.Account)).CreateUserAsync(new("first"), cancellationToken);
        await new IamClient(origin.RootOf(Client.Account)).CreateAccessKeyAsync(new("first"), cancellationToken);

        await using var fork = await origin.ForkAsync(cancellationToken: cancellationToken);
        await new IamClient(fork.RootOf(Client.Account)).CreateUserAsync(new("second"), cancellationToken);
        await new IamClient(fork.RootOf(Client.Account)).CreateAccessKeyAsync(new("second"), cancellationToken);

        var world = fork.Store.Current;
        world.Everywhere<User>().Select(user => user.UniqueId).ShouldBeUnique();
        world.Everywhere<AccessKey>().Select(key => key.Owner.UserName).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_fork_has_the_secrets_of_its_origin_s_keys_and_so_has_a_world_that_is_gone_back_to()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var origin = await AwsEmulator.StartAsync(cancellationToken: cancellationToken);
        var there = new KmsClient(origin.RootOf(Client.Account));
        var pair = (await there.CreateKeyAsync(new(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.Rsa2048), cancellationToken)).KeyMetadata.Arn;
        var hmac = (await there.CreateKeyAsync(new(KeyUsage: KeyUsage.GenerateVerifyMac, KeySpec: KeySpec.Hmac256), cancellationToken)).KeyMetadata.Arn;
        var signature = (await there.SignAsync(new(pair, [1], SigningAlgorithm.RsassaPssSha256), cancellationToken)).Signature;
        var mac = (await there.GenerateMacAsync(new([1], hmac, MacAlgorithm.HmacSha256), cancellationToken)).Mac;

        await using var fork = await origin.ForkAsync(cancellationToken: cancellationToken);
        var here = new KmsClient(fork.RootOf(Client.Account));
        (await here.VerifyAsync(new(pair, [1], signature, SigningAlgorithm.RsassaPssSha256), cancellationToken)).SignatureValid.ShouldBeTrue();
        (await here.VerifyMacAsync(new([1], hmac, MacAlgorithm.HmacSha256, mac), cancellationToken)).MacValid.ShouldBeTrue();

        var before = fork.Store.Current;
        await here.ScheduleKeyDeletionAsync(new(pair), cancellationToken);
        await fork.Store.RestoreAsync(before, cancellationToken);
        (await here.VerifyAsync(new(pair, [1], signature, SigningAlgorithm.RsassaPssSha256), cancellationToken)).SignatureValid.ShouldBeTrue();
    }

    [Fact]
    public async Task A_taken_port_is_told_so()
    {
        await using var first = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await Should.ThrowAsync<IOException>(() => AwsEmulator.StartAsync(new() { Port = first.Endpoint.Port }, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Users(AwsEmulator emulator) => emulator.Store.Current.Everywhere<User>().Select(user => user.UserName).Order(StringComparer.Ordinal);
}
