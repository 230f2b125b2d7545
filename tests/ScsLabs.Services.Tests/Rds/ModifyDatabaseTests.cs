using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Modifications of DB instances: at once, or in the maintenance window.</summary>
public sealed class ModifyDatabaseTests : DatabaseWorld
{
    [Fact]
    public async Task An_immediate_modification_is_pending_for_a_while()
    {
        await AvailableAsync(Database());
        var modifying = await ModifyAsync(new("db") { DBInstanceClass = "db.m5.large", AllocatedStorage = 100, ApplyImmediately = true });
        (modifying.DBInstanceStatus, modifying.DBInstanceClass, modifying.PendingModifiedValues.DBInstanceClass, modifying.PendingModifiedValues.AllocatedStorage).ShouldBe((DbStatus.Modifying, "db.t3.micro", "db.m5.large", 100));

        await WaitAsync();
        var after = await ShowAsync("db");
        (after.DBInstanceStatus, after.DBInstanceClass, after.AllocatedStorage, after.PendingModifiedValues).ShouldBe((DbStatus.Available, "db.m5.large", 100, new PendingView()));
    }

    [Fact]
    public async Task Another_modification_waits_for_the_maintenance_window()
    {
        await AvailableAsync(Database());
        var waiting = await ModifyAsync(new("db") { DBInstanceClass = "db.m5.large" });
        (waiting.DBInstanceStatus, waiting.PendingModifiedValues.DBInstanceClass).ShouldBe((DbStatus.Available, "db.m5.large"));
        await WaitAsync();
        (await ShowAsync("db")).DBInstanceClass.ShouldBe("db.t3.micro");

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(7), Token);
        await WaitAsync();
        var after = await ShowAsync("db");
        (after.DBInstanceClass, after.PendingModifiedValues).ShouldBe(("db.m5.large", new PendingView()));
    }

    [Fact]
    public async Task A_later_modification_takes_back_what_is_pending_or_makes_it_immediate()
    {
        await AvailableAsync(Database());
        await ModifyAsync(new("db") { DBInstanceClass = "db.m5.large" });
        (await ModifyAsync(new("db") { DBInstanceClass = "db.t3.micro" })).PendingModifiedValues.ShouldBe(new PendingView());

        await ModifyAsync(new("db") { DBInstanceClass = "db.m5.large" });
        await ModifyAsync(new("db") { MultiAZ = true, ApplyImmediately = true });
        await WaitAsync();
        var after = await ShowAsync("db");
        (after.DBInstanceClass, after.MultiAZ).ShouldBe(("db.m5.large", true));
    }

    [Fact]
    public async Task What_interrupts_nothing_never_waits()
    {
        await AvailableAsync(Database());
        var modified = await ModifyAsync(new("db") { MasterUserPassword = "battery-staple", BackupRetentionPeriod = 7, DBPortNumber = 3310, DBInstanceClass = "db.m5.large" });
        (modified.DBInstanceStatus, modified.PendingModifiedValues.MasterUserPassword, modified.PendingModifiedValues.DBInstanceClass).ShouldBe((DbStatus.Modifying, "****", "db.m5.large"));

        await WaitAsync();
        var after = await ShowAsync("db");
        (after.BackupRetentionPeriod, after.Endpoint!.Port, after.DBInstanceClass).ShouldBe((7, 3310, "db.t3.micro"));
        after.PendingModifiedValues.ShouldBe(new PendingView { DBInstanceClass = "db.m5.large" });
    }

    [Fact]
    public async Task A_version_goes_up_only_and_to_another_major_one_only_when_that_is_allowed()
    {
        await AvailableAsync(Database() with { EngineVersion = "8.0.43" });
        await RdsRefusesAsync("InvalidParameterCombination", () => ModifyAsync(new("db") { EngineVersion = "8.0.42" }), "Cannot upgrade mysql from 8.0.43 to 8.0.42");
        await RdsRefusesAsync("InvalidParameterCombination", () => ModifyAsync(new("db") { EngineVersion = "8.4.7" }), "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.");
        await RdsRefusesAsync("InvalidParameterCombination", () => ModifyAsync(new("db") { EngineVersion = "9.9.9" }), "Cannot find version 9.9.9 for mysql");
        (await ModifyAsync(new("db") { EngineVersion = "8.0" })).PendingModifiedValues.EngineVersion.ShouldBeNull();

        await ModifyAsync(new("db") { EngineVersion = "8.4", AllowMajorVersionUpgrade = true, ApplyImmediately = true });
        await WaitAsync();
        (await ShowAsync("db")).EngineVersion.ShouldBe("8.4.7");
    }

    [Fact]
    public async Task Storage_grows_by_a_tenth_at_least_and_never_shrinks()
    {
        await AvailableAsync(Database() with { AllocatedStorage = 100 });
        await RdsRefusesAsync("InvalidParameterCombination", () => ModifyAsync(new("db") { AllocatedStorage = 99 }));
        await RdsRefusesAsync("InvalidParameterValue", () => ModifyAsync(new("db") { MasterUserPassword = "short" }));

        (await ModifyAsync(new("db") { AllocatedStorage = 101 })).PendingModifiedValues.AllocatedStorage.ShouldBe(110);
        var provisioned = (await ModifyAsync(new("db") { StorageType = "io2", Iops = 2000 })).PendingModifiedValues;
        (provisioned.StorageType, provisioned.Iops, provisioned.AllocatedStorage).ShouldBe(("io2", 2000, 110));
    }

    private async Task<DbInstanceView> ModifyAsync(ModifyDBInstance request) => (await Rds.ModifyDBInstanceAsync(request, Token)).DBInstance;
}
