using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>The statuses of DB instances: by calls and by the clock.</summary>
public sealed class DatabaseStatusTests : DatabaseWorld
{
    [Fact]
    public async Task A_stopped_database_starts_again()
    {
        var address = (await AvailableAsync(Database())).Endpoint!.Address;
        (await Rds.StopDBInstanceAsync(new("db"), Token)).DBInstance.DBInstanceStatus.ShouldBe(DbStatus.Stopping);
        await WaitAsync();
        var stopped = await ShowAsync("db");
        (stopped.DBInstanceStatus, stopped.Endpoint!.Address).ShouldBe((DbStatus.Stopped, address));
        stopped.AutomaticRestartTime.ShouldNotBeNull();

        (await Rds.StartDBInstanceAsync(new("db"), Token)).DBInstance.DBInstanceStatus.ShouldBe(DbStatus.Starting);
        await WaitAsync();
        var started = await ShowAsync("db");
        (started.DBInstanceStatus, started.AutomaticRestartTime).ShouldBe((DbStatus.Available, null));
    }

    [Fact]
    public async Task A_stopped_database_starts_by_itself_after_seven_days()
    {
        await AvailableAsync(Database());
        await Rds.StopDBInstanceAsync(new("db"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(7), Token);
        await StatusShouldBeAsync(DbStatus.Stopped);

        await WaitAsync();
        await StatusShouldBeAsync(DbStatus.Available);
    }

    [Fact]
    public async Task A_reboot_ends_with_an_available_database()
    {
        await AvailableAsync(Database());
        (await Rds.RebootDBInstanceAsync(new("db"), Token)).DBInstance.DBInstanceStatus.ShouldBe(DbStatus.Rebooting);
        await WaitAsync();
        await StatusShouldBeAsync(DbStatus.Available);
    }

    [Fact]
    public async Task A_status_that_does_not_allow_the_wish_is_told()
    {
        await CreateAsync(Database());
        await RdsRefusesAsync("InvalidDBInstanceState", () => Rds.StopDBInstanceAsync(new("db"), Token), "Instance db is not in available state.");
        await RdsRefusesAsync("InvalidDBInstanceState", () => Rds.ModifyDBInstanceAsync(new("db") { DeletionProtection = true }, Token), "Database instance is not in available state.");

        await WaitAsync();
        await RdsRefusesAsync("InvalidDBInstanceState", () => Rds.StartDBInstanceAsync(new("db"), Token), "Instance db is not stopped or it cannot be started.");
        await Rds.StopDBInstanceAsync(new("db"), Token);
        await WaitAsync();
        await RdsRefusesAsync("InvalidDBInstanceState", () => Rds.RebootDBInstanceAsync(new("db"), Token));
        await RdsRefusesAsync("InvalidDBInstanceState", () => Rds.ModifyDBInstanceAsync(new("db") { DeletionProtection = true }, Token));

        await DeleteAsync("db");
        await RdsRefusesAsync("InvalidDBInstanceState", () => DeleteAsync("db"), "Instance db is already being deleted.");
        await RdsRefusesAsync("DBInstanceNotFound", () => Rds.StartDBInstanceAsync(new("other"), Token), "DBInstance other not found.");
    }

    [Fact]
    public async Task A_deletion_says_what_becomes_of_the_data()
    {
        await AvailableAsync(Database());
        await RdsRefusesAsync("InvalidParameterCombination", () => Rds.DeleteDBInstanceAsync(new("db"), Token), "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        await RdsRefusesAsync("InvalidParameterCombination", () => Rds.DeleteDBInstanceAsync(new("db", SkipFinalSnapshot: true, "last"), Token));
        await RdsRefusesAsync("NotImplemented", () => Rds.DeleteDBInstanceAsync(new("db", FinalDBSnapshotIdentifier: "last"), Token));
        (await Rds.DeleteDBInstanceAsync(new("db", SkipFinalSnapshot: true), Token)).DBInstance.DBInstanceStatus.ShouldBe(DbStatus.Deleting);
    }

    [Fact]
    public async Task A_protected_database_is_not_deleted_until_the_protection_is_taken_off()
    {
        await AvailableAsync(Database() with { DeletionProtection = true });
        await RdsRefusesAsync("InvalidParameterCombination", () => DeleteAsync("db"), "Cannot delete protected DB Instance, please disable deletion protection and try again.");

        (await Rds.ModifyDBInstanceAsync(new("db") { DeletionProtection = false }, Token)).DBInstance.DeletionProtection.ShouldBeFalse();
        await DeleteAsync("db");
    }

    private async Task StatusShouldBeAsync(DbStatus status) => (await ShowAsync("db")).DBInstanceStatus.ShouldBe(status);
}
