using System.Globalization;
using System.Net.Sockets;
using MySqlConnector;

namespace ScsLabs.Emulator.Tests.Databases;

/// <summary>Whom the network lets, and who has the password, speaks SQL with a real database; nobody else.</summary>
public sealed class RealDatabaseTests : DatabaseWorld
{
    [Fact]
    public async Task Whoever_the_network_lets_and_who_has_the_password_gets_answers()
    {
        Convert.ToInt32(await AskAsync("SELECT 1"), CultureInfo.InvariantCulture).ShouldBe(1);
        (await AskAsync("SELECT DATABASE()")).ShouldBe("shop");
        (await AskAsync("SELECT CURRENT_USER()")).ShouldBe("admin@%");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_the_server() =>
        (await Should.ThrowAsync<MySqlException>(() => AskAsync("SELECT 1", "wrong-horse"))).ErrorCode.ShouldBe(MySqlErrorCode.AccessDenied);

    [Fact]
    public async Task Nothing_else_reaches_it()
    {
        (await Should.ThrowAsync<SocketException>(() => Aws.Network.OpenAsync(Jobs, Orders, 3306, Token))).SocketErrorCode.ShouldBe(SocketError.TimedOut);
        (await Should.ThrowAsync<SocketException>(() => Aws.Network.OpenAsync(App, Orders, 22, Token))).SocketErrorCode.ShouldBe(SocketError.TimedOut);
        (await Should.ThrowAsync<SocketException>(() => Aws.Network.OpenAsync(App, Orders, 3307, Token))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused); // let in, but nobody listens

        await using var forward = Aws.Network.Forward(Jobs, Orders, 3306);
        (await Should.ThrowAsync<MySqlException>(() => OpenAsync(forward))).ErrorCode.ShouldBe(MySqlErrorCode.UnableToConnectToHost);
        Backend.Emulator.Databases!.Folder.ShouldBeNull(); // no server was started for any of this
    }

    [Fact]
    public async Task The_master_user_has_the_rights_that_RDS_gives_and_none_on_this_machine()
    {
        await using var forward = Aws.Network.Forward(App, Orders, 3306);
        await using var connection = await OpenAsync(forward);

        await ExecuteAsync(connection, "CREATE USER app IDENTIFIED BY 'another-password'");
        await ExecuteAsync(connection, "GRANT SELECT ON shop.* TO app");
        await ExecuteAsync(connection, "CREATE DATABASE other");
        (await ExecuteAsync(connection, "SELECT COUNT(*) FROM mysql.user WHERE Super_priv = 'Y' OR File_priv = 'Y' OR Shutdown_priv = 'Y'")).ShouldBe(0L);
        foreach (var (sql, error) in new[]
        {
            ("UPDATE mysql.global_priv SET Priv = '{}'", 1142),
            ("GRANT SUPER ON *.* TO admin", 1045),
            ("GRANT ALL ON mysql.* TO admin", 1044),
            ("SET GLOBAL general_log_file = '/tmp/scslabs'", 1227),
            ("SELECT 1 INTO OUTFILE '/tmp/scslabs'", 1227),
            ("LOAD DATA INFILE '/etc/hostname' INTO TABLE shop.t", 1045),
            ("INSTALL SONAME 'ha_example'", 1142),
            ("SHUTDOWN", 1227),
        })
        {
            ((int)(await Should.ThrowAsync<MySqlException>(() => ExecuteAsync(connection, sql))).ErrorCode).ShouldBe(error, sql);
        }

        (await ExecuteAsync(connection, "SELECT LOAD_FILE('/etc/hostname')")).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task A_new_password_counts_when_the_modification_is_made_and_the_data_stay()
    {
        await AskAsync("CREATE TABLE t AS SELECT 7 AS n");
        await Rds.ModifyDBInstanceAsync(new("orders") { MasterUserPassword = "battery-staple" }, Token);
        await AskAsync("SELECT 1");

        await WaitAsync();

        (await Should.ThrowAsync<MySqlException>(() => AskAsync("SELECT 1"))).ErrorCode.ShouldBe(MySqlErrorCode.AccessDenied);
        Convert.ToInt32(await AskAsync("SELECT n FROM t", "battery-staple"), CultureInfo.InvariantCulture).ShouldBe(7);
    }

    [Fact]
    public async Task A_new_port_ends_connections_and_is_the_one_that_answers()
    {
        await using var before = Aws.Network.Forward(App, Orders, 3306);
        await using var connection = await OpenAsync(before);
        await Rds.ModifyDBInstanceAsync(new("orders") { DBPortNumber = 3307 }, Token);
        await WaitAsync();

        await Should.ThrowAsync<MySqlException>(() => ExecuteAsync(connection, "SELECT 1"));
        (await Should.ThrowAsync<SocketException>(() => Aws.Network.OpenAsync(App, Orders, 3306, Token))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        await using var after = Aws.Network.Forward(App, Orders, 3307);
        await using var again = await OpenAsync(after);
        (await ExecuteAsync(again, "SELECT DATABASE()")).ShouldBe("shop");
    }

    [Fact]
    public async Task Many_first_connections_at_once_start_one_server()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync("SELECT @@pid_file")));

        answers.Distinct().ShouldHaveSingleItem();
        ServersIn(Backend.Emulator.Databases!.Folder!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_a_copy_of_the_world_and_in_one_that_is_gone_back_to_the_data_begin_anew()
    {
        await AskAsync("CREATE TABLE t (n int)");
        await using var fork = await Backend.ForkAsync(static _ => { }, Token);
        var copy = Aws.On(fork);
        await using (var forward = copy.Network.Forward(App, Orders, 3306))
        await using (var connection = await OpenAsync(forward))
        {
            (await ExecuteAsync(connection, "SHOW TABLES")).ShouldBeNull();
        }

        (await AskAsync("SHOW TABLES")).ShouldBe("t");
        await Backend.Emulator.Store.RestoreAsync(Backend.Emulator.Store.Current, Token);
        ServersIn(Backend.Emulator.Databases!.Folder!).ShouldBeEmpty();
        (await AskAsync("SHOW TABLES")).ShouldBeNull();
    }
}
