using Amazon.KeyManagementService.Model;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Encrypted DB instances, and the keys of KMS that RDS uses for them as the caller.</summary>
public sealed class EncryptedDatabaseTests : DatabaseWorld
{
    [Fact]
    public async Task The_default_key_is_made_with_the_first_encrypted_database()
    {
        var one = await AvailableAsync(Database() with { StorageEncrypted = true });

        var key = (await Aws.A.Root.Kms.DescribeKeyAsync("alias/aws/rds", Token)).KeyMetadata;
        (one.StorageEncrypted, one.KmsKeyId, key.KeyManager.Value).ShouldBe((true, key.Arn, "AWS"));
    }

    [Fact]
    public async Task The_default_key_needs_no_permission_beyond_that_of_RDS()
    {
        var user = await UserAsync("user", Allow("rds:*"));
        (await user.Rds.CreateDBInstanceAsync(Database() with { StorageEncrypted = true }, Token)).DBInstance.StorageEncrypted.ShouldBeTrue();
    }

    [Fact]
    public async Task RDS_has_a_grant_on_the_key_as_long_as_the_database_is_there()
    {
        var key = await NewKeyAsync();
        var one = await AvailableAsync(Database() with { StorageEncrypted = true, KmsKeyId = key });
        one.KmsKeyId.ShouldBe($"arn:aws:kms:us-east-1:{Aws.A.Id}:key/{key}");
        var grant = (await GrantsAsync(key)).Single();
        (grant.GranteePrincipal, grant.Constraints.EncryptionContextSubset["aws:rds:db-id"]).ShouldBe(("rds.us-east-1.amazonaws.com", one.DbiResourceId));

        await DeleteAsync("db");
        await WaitAsync();
        (await GrantsAsync(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_symmetric()
    {
        var pair = (await Aws.A.Root.Kms.CreateKeyAsync(new() { KeySpec = "RSA_2048", KeyUsage = "ENCRYPT_DECRYPT" }, Token)).KeyMetadata.Arn;

        await RdsRefusesAsync("KMSKeyNotAccessibleFault", () => Rds.CreateDBInstanceAsync(Database() with { StorageEncrypted = true, KmsKeyId = pair }, Token));
    }

    [Fact]
    public async Task A_key_of_another_account_is_used_and_let_go_like_an_own_one()
    {
        var key = (await Aws.B.Root.Kms.CreateKeyAsync(
            new CreateKeyRequest
            {
                Policy = $$"""
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Aws.B.Id}}:root"},"Action":"kms:*","Resource":"*"},
                  {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Aws.A.Id}}:root"},"Action":["kms:DescribeKey","kms:CreateGrant"],"Resource":"*"}]}
                """,
            },
            Token)).KeyMetadata.Arn;
        await AvailableAsync(Database() with { StorageEncrypted = true, KmsKeyId = key });
        await Rds.StopDBInstanceAsync(new("db"), Token);
        await WaitAsync();
        await Aws.B.Root.Kms.DisableKeyAsync(key, Token);
        await RdsRefusesAsync("KMSKeyNotAccessibleFault", () => Rds.StartDBInstanceAsync(new("db"), Token));
        await Aws.B.Root.Kms.EnableKeyAsync(key, Token);
        await Rds.StartDBInstanceAsync(new("db"), Token);
        await WaitAsync();

        (await Aws.B.Root.Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Token)).Grants.Count.ShouldBe(1);
        await DeleteAsync("db");
        await WaitAsync();
        (await Aws.B.Root.Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Token)).Grants.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_not_there_or_disabled_is_not_accessible()
    {
        await RdsRefusesAsync(
            "KMSKeyNotAccessibleFault",
            () => CreateAsync(Database() with { StorageEncrypted = true, KmsKeyId = "alias/none" }),
            "The specified KMS key [alias/none] does not exist, is not enabled or you do not have permissions to access it.");
        var key = await NewKeyAsync();
        await Aws.A.Root.Kms.DisableKeyAsync(key, Token);
        await RdsRefusesAsync("KMSKeyNotAccessibleFault", () => CreateAsync(Database() with { StorageEncrypted = true, KmsKeyId = key }));

        await Aws.A.Root.Kms.EnableKeyAsync(key, Token);
        await AvailableAsync(Database() with { StorageEncrypted = true, KmsKeyId = key });
        await Rds.StopDBInstanceAsync(new("db"), Token);
        await WaitAsync();
        await Aws.A.Root.Kms.DisableKeyAsync(key, Token);
        await RdsRefusesAsync("KMSKeyNotAccessibleFault", () => Rds.StartDBInstanceAsync(new("db"), Token));
    }

    [Theory]
    [InlineData("kms:DescribeKey")]
    [InlineData("kms:CreateGrant")]
    public async Task The_caller_needs_permissions_for_the_key_through_RDS(string missing)
    {
        var (key, via) = (await NewKeyAsync(), """{"StringEquals":{"kms:ViaService":"rds.us-east-1.amazonaws.com"}}""");
        var allowed = await UserAsync("allowed", Allow("rds:*"), Allow("kms:DescribeKey", condition: via), Allow("kms:CreateGrant", condition: via));
        var other = await UserAsync("other", Allow("rds:*"), Allow(missing == "kms:DescribeKey" ? "kms:CreateGrant" : "kms:DescribeKey"));

        await RdsRefusesAsync("KMSKeyNotAccessibleFault", () => other.Rds.CreateDBInstanceAsync(Database() with { StorageEncrypted = true, KmsKeyId = key }, Token));
        await allowed.Rds.CreateDBInstanceAsync(Database() with { StorageEncrypted = true, KmsKeyId = key }, Token);
        await Should.ThrowAsync<Amazon.KeyManagementService.AmazonKeyManagementServiceException>(() => allowed.Kms.DescribeKeyAsync(key, Token));
    }

    private async Task<string> NewKeyAsync() => (await Aws.A.Root.Kms.CreateKeyAsync(new CreateKeyRequest(), Token)).KeyMetadata.KeyId;

    private async Task<List<GrantListEntry>> GrantsAsync(string key) => (await Aws.A.Root.Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Token)).Grants ?? [];
}
