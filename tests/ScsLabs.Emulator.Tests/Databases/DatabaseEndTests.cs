using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using ScsLabs.Conformance.Tests;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Emulator.Tests.Databases;

/// <summary>A server ends with its instance and with the emulator, however that ends, and nothing is left behind. One that ends by itself is told, and started again.</summary>
public sealed class DatabaseEndTests : DatabaseWorld
{
    private string Folder => Backend.Emulator.Databases!.Folder!;

    [Fact]
    public async Task A_stop_ends_connections_and_the_server_and_a_start_brings_the_data_back()
    {
        await using var forward = Aws.Network.Forward(App, Orders, 3306);
        await using var connection = await OpenAsync(forward);
        await ExecuteAsync(connection, "CREATE TABLE t AS SELECT 7 AS n");

        await Rds.StopDBInstanceAsync(new("orders"), Token);
        await Backend.Emulator.SettleAsync(Token);

        ServersIn(Folder).ShouldBeEmpty();
        await Should.ThrowAsync<MySqlException>(() => ExecuteAsync(connection, "SELECT 1"));
        await WaitAsync();
        await Should.ThrowAsync<MySqlException>(() => OpenAsync(forward));
        ServersIn(Folder).ShouldBeEmpty();

        await Rds.StartDBInstanceAsync(new("orders"), Token);
        await WaitAsync();
        Convert.ToInt32(await AskAsync("SELECT n FROM t"), CultureInfo.InvariantCulture).ShouldBe(7);
    }

    [Fact]
    public async Task A_reboot_is_another_server()
    {
        await AskAsync("SELECT 1");
        var before = ServersIn(Folder).ShouldHaveSingleItem();

        await Rds.RebootDBInstanceAsync(new("orders"), Token);
        await WaitAsync();

        IsRunning(before).ShouldBeFalse();
        await AskAsync("SELECT 1");
        ServersIn(Folder).ShouldHaveSingleItem().ShouldNotBe(before);
    }

    [Fact]
    public async Task A_deletion_removes_the_server_and_its_data()
    {
        await AskAsync("SELECT 1");
        var server = ServersIn(Folder).ShouldHaveSingleItem();

        await Rds.DeleteDBInstanceAsync(new("orders", SkipFinalSnapshot: true), Token);
        await Backend.Emulator.SettleAsync(Token);

        IsRunning(server).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reset_removes_the_server_and_its_data()
    {
        await AskAsync("SELECT 1");
        var server = ServersIn(Folder).ShouldHaveSingleItem();

        await Backend.Emulator.ResetAsync(Token);

        IsRunning(server).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_the_emulator_ends_connections_and_leaves_nothing()
    {
        await using var forward = Aws.Network.Forward(App, Orders, 3306);
        await using var connection = await OpenAsync(forward);
        var server = ServersIn(Folder).ShouldHaveSingleItem();

        await Backend.DisposeAsync();

        IsRunning(server).ShouldBeFalse();
        Directory.Exists(Folder).ShouldBeFalse();
        await Should.ThrowAsync<MySqlException>(() => ExecuteAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_is_killed_is_told_and_the_next_connection_finds_what_was_committed()
    {
        await AskAsync("CREATE TABLE t AS SELECT 7 AS n");
        using (var server = Process.GetProcessById(ServersIn(Folder).ShouldHaveSingleItem()))
        {
            server.Kill();
        }

        await EventuallyAsync(() => !Log.IsEmpty);

        Log.ShouldHaveSingleItem().ShouldStartWith($"The server of the database {Orders} ended with 137; the next connection starts it again. Its last words: ");
        Convert.ToInt32(await AskAsync("SELECT n FROM t"), CultureInfo.InvariantCulture).ShouldBe(7);
    }

    [Fact]
    public async Task A_killed_emulator_leaves_neither_servers_nor_folders()
    {
        var dotnet = OtherPeoplesClients.Find("dotnet");
        Assert.SkipWhen(dotnet is null, "dotnet isn't on the path.");
        var folder = Directory.CreateTempSubdirectory("scslabs-killed-").FullName;
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "ScsLabs.Emulator.dll"), "serve", "--port", "0", "--rds", "real"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TMPDIR"] = folder;
        using var emulator = Process.Start(start)!;
        try
        {
            var line = (await emulator.StandardOutput.ReadLineAsync(Token)).ShouldNotBeNull();
            await using var backend = await EndpointBackend.ReachAsync(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)), Token);
            var aws = await backend.NewContextAsync(Token);
            var (app, _, orders) = await FillAsync(aws);
            await using var forward = aws.Network.Forward(app, orders, 3306);
            await using var connection = await OpenAsync(forward);
            var server = ServersIn(folder).ShouldHaveSingleItem();

            emulator.Kill();

            await EventuallyAsync(() => !IsRunning(server) && !Directory.EnumerateFileSystemEntries(folder, "scslabs-rds-*").Any());
        }
        finally
        {
            emulator.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }
}
