using MySqlConnector;

namespace Lab04.MySqlOnly;

/// <content>SQL, where a real database is behind the instance.</content>
public sealed partial class Checks
{
    [Check(1, "The orders' application reads from its database", Ja = "注文アプリケーションがデータベースから読める"), Needs(Capability.Reachability, Capability.DatabaseServer)]
    public async Task The_orders_application_reads_from_its_database()
    {
        var (app, jobs, database) = (await Find.InstanceAsync(Admin, Names.OrdersApp), await Find.InstanceAsync(Admin, Names.OrdersJobs), await Find.DatabaseAsync(Admin, Names.OrdersDb));
        await Aws.Network.ConnectsAsync(app, database, Names.MySql);

        Expect(await ErrorOfAsync(app, database, Names.MasterPassword) is null, "orders-db doesn't answer 1 to SELECT 1 of orders-app.", "orders-db は、orders-app の SELECT 1 に 1 を返しません。");
        Expect(await ErrorOfAsync(app, database, "wrong-horse-battery") == MySqlErrorCode.AccessDenied, "orders-db doesn't refuse a wrong password.", "orders-db は、間違ったパスワードを拒否しません。");
        Expect(await ErrorOfAsync(jobs, database, Names.MasterPassword) == MySqlErrorCode.UnableToConnectToHost, "orders-jobs can connect to orders-db.", "orders-jobs から orders-db に接続できます。");
    }

    /// <summary>Asks a database <c>SELECT 1</c> through the network, as a program on an instance does.</summary>
    /// <returns>The error; null where the answer is 1.</returns>
    private async Task<MySqlErrorCode?> ErrorOfAsync(string from, string database, string password)
    {
        await using var forward = Aws.Network.Forward(from, database, Names.MySql);
        await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)forward.Port, UserID = Names.MasterUser, Password = password, Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            await using var question = new MySqlCommand("SELECT 1", connection);
            return await question.ExecuteScalarAsync() is 1 or 1L ? null : MySqlErrorCode.UnknownError;
        }
        catch (MySqlException failure)
        {
            return failure.ErrorCode;
        }
    }
}
