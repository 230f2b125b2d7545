using ScsLabs.Services.Config;
using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about DB instances. Source: AWS Config Developer Guide, rds-storage-encrypted, rds-instance-public-access-check.</summary>
public sealed class DatabaseRuleTests : ConfigWorld
{
    [Fact]
    public async Task A_database_complies_if_its_storage_is_encrypted()
    {
        await RecordAsync();
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata;
        var (plain, encrypted) = (await NewDatabaseAsync("plain"), await NewDatabaseAsync("encrypted", request => request with { StorageEncrypted = true, KmsKeyId = key.Arn }));

        await PutRuleAsync("RDS_STORAGE_ENCRYPTED");
        ((await OfAsync(plain)), (await OfAsync(encrypted))).ShouldBe((ComplianceType.NonCompliant, ComplianceType.Compliant));
        foreach (var id in (string[])[key.Arn, key.KeyId])
        {
            await PutRuleAsync("RDS_STORAGE_ENCRYPTED", $$"""{"kmsKeyId":"{{id}}"}""");
            (await OfAsync(encrypted)).ShouldBe(ComplianceType.Compliant);
        }

        await PutRuleAsync("RDS_STORAGE_ENCRYPTED", """{"kmsKeyId":"0000"}""");
        (await OfAsync(encrypted)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Rds.DeleteDBInstanceAsync(new("encrypted", SkipFinalSnapshot: true), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await OfAsync(encrypted)).ShouldBeNull();
    }

    [Fact]
    public async Task A_database_complies_unless_it_is_public()
    {
        await RecordAsync();
        var id = await NewDatabaseAsync("db", request => request with { PubliclyAccessible = true });
        await PutRuleAsync("RDS_INSTANCE_PUBLIC_ACCESS_CHECK");
        (await OfAsync(id)).ShouldBe(ComplianceType.NonCompliant);

        await Aws.A.Root.Rds.ModifyDBInstanceAsync(new("db") { PubliclyAccessible = false, ApplyImmediately = true }, Token);
        await WaitAsync();
        (await OfAsync(id)).ShouldBe(ComplianceType.Compliant);
        await Aws.A.Root.Rds.ModifyDBInstanceAsync(new("db") { PubliclyAccessible = true, ApplyImmediately = true }, Token);
        await WaitAsync();
        (await OfAsync(id)).ShouldBe(ComplianceType.NonCompliant);
    }

    private async Task<string> NewDatabaseAsync(string identifier, Func<CreateDBInstance, CreateDBInstance>? change = null)
    {
        var request = new CreateDBInstance(identifier, "db.t3.micro", "mysql") { AllocatedStorage = 20, MasterUsername = "admin", MasterUserPassword = "correct-horse" };
        var id = (await Aws.A.Root.Rds.CreateDBInstanceAsync(change?.Invoke(request) ?? request, Token)).DBInstance.DbiResourceId;
        await WaitAsync();
        return id;
    }
}
