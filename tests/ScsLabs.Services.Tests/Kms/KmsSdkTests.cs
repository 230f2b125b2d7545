using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>KMS through the AWS SDK.</summary>
public sealed class KmsSdkTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAmazonKeyManagementService Kms => aws.A.Root.Kms;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        aws = await backend.NewContextAsync(Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task A_key_lives_its_life()
    {
        var key = (await Kms.CreateKeyAsync(new() { Description = "of a test", Tags = [new() { TagKey = "Team", TagValue = "blue" }] }, Cancel)).KeyMetadata;
        (key.KeySpec, key.KeyUsage, key.Origin, key.KeyManager).ShouldBe((KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT, OriginType.AWS_KMS, KeyManagerType.CUSTOMER));
        await Kms.CreateAliasAsync(new() { AliasName = "alias/app", TargetKeyId = key.KeyId }, Cancel);

        var blob = (await Kms.EncryptAsync(new() { KeyId = "alias/app", Plaintext = new([1, 2, 3]), EncryptionContext = new() { ["a"] = "b" } }, Cancel)).CiphertextBlob;
        var plain = await Kms.DecryptAsync(new() { CiphertextBlob = blob, EncryptionContext = new() { ["a"] = "b" } }, Cancel);
        plain.Plaintext.ToArray().ShouldBe([1, 2, 3]);
        plain.KeyId.ShouldBe(key.Arn);

        await Kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.KeyId, RotationPeriodInDays = 90 }, Cancel);
        await backend.Emulator.AdvanceAsync(TimeSpan.FromDays(91), Cancel);
        (await Kms.ListKeyRotationsAsync(new() { KeyId = key.KeyId }, Cancel)).Rotations.ShouldHaveSingleItem().RotationType.ShouldBe(RotationType.AUTOMATIC);
        (await Kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.KeyId }, Cancel)).NextRotationDate.ShouldNotBeNull();

        await Kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = 7 }, Cancel);
        await backend.Emulator.AdvanceAsync(TimeSpan.FromDays(8), Cancel);
        await Should.ThrowAsync<NotFoundException>(() => Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key.KeyId }, Cancel));
    }

    [Fact]
    public async Task A_role_s_session_uses_what_was_granted_to_the_role()
    {
        await aws.A.Root.Iam.CreateRoleAsync(new("app", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"""), Cancel);
        const string role = "arn:aws:iam::111111111111:role/app";
        var person = await aws.A.CreateUserAsync("person", TestAws.Allow("sts:AssumeRole"), Cancel);
        var app = await person.AssumeRoleAsync(role, "session", Cancel);
        var key = (await Kms.CreateKeyAsync(new(), Cancel)).KeyMetadata.KeyId;
        await Should.ThrowAsync<AmazonKeyManagementServiceException>(() => app.Kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }, Cancel));

        var grant = await Kms.CreateGrantAsync(new() { KeyId = key, GranteePrincipal = role, Operations = [GrantOperation.GenerateDataKey, GrantOperation.RetireGrant] }, Cancel);

        var made = await app.Kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256, GrantTokens = [grant.GrantToken] }, Cancel);
        made.Plaintext.Length.ShouldBe(32);
        (await Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Cancel)).Grants.ShouldHaveSingleItem().GranteePrincipal.ShouldBe(role);
        await app.Kms.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken }, Cancel);
        await Should.ThrowAsync<AmazonKeyManagementServiceException>(() => app.Kms.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }, Cancel));
    }

    [Fact]
    public async Task What_is_not_emulated_is_refused()
    {
        var error = await Should.ThrowAsync<AmazonKeyManagementServiceException>(() => Kms.CreateKeyAsync(new() { MultiRegion = true }, Cancel));

        error.ErrorCode.ShouldBe("NotImplemented");
        await Should.ThrowAsync<AmazonKeyManagementServiceException>(() => Kms.CreateKeyAsync(new() { KeySpec = KeySpec.SM2 }, Cancel));
    }

    [Fact]
    public async Task Errors_are_of_the_client_s_own_kinds()
    {
        var key = (await Kms.CreateKeyAsync(new(), Cancel)).KeyMetadata.KeyId;
        await Should.ThrowAsync<DryRunOperationException>(() => Kms.EncryptAsync(new() { KeyId = key, Plaintext = new([1]), DryRun = true }, Cancel));
        await Should.ThrowAsync<InvalidCiphertextException>(() => Kms.DecryptAsync(new() { CiphertextBlob = new([1, 2, 3]) }, Cancel));
        await Should.ThrowAsync<MalformedPolicyDocumentException>(() => Kms.PutKeyPolicyAsync(new() { KeyId = key, Policy = "{}" }, Cancel));
        await Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Cancel);
        await Should.ThrowAsync<DisabledException>(() => Kms.EncryptAsync(new() { KeyId = key, Plaintext = new([1]) }, Cancel));
    }
}
