using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator.Databases;

/// <summary>The SQL that a server executes as it starts, with rights that no user of it has.</summary>
internal static class MasterSql
{
    /// <summary>The privileges that count in the whole server. Source: RDS User Guide, UsingWithRDS.MasterAccounts.</summary>
    private const string Everywhere = "RELOAD, PROCESS, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, CREATE USER";

    /// <summary>The privileges that count in databases, from the same list.</summary>
    private const string InDatabases =
        "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EVENT, TRIGGER";

    /// <summary>Gives the master user its password and its privileges, as a new instance and as each new password do; a new instance gets its database, too.</summary>
    /// <remarks>
    /// RDS's tables of users can be read and not written (RDS User Guide, Appendix.MySQL.CommonDBATasks.privilege-model). Here likewise, or the master user could make itself one that writes files of this machine:
    /// of a user's rights in databases, those in the database that is named count, and not those in the pattern <c>%</c>.
    /// </remarks>
    /// <param name="instance">The instance.</param>
    /// <param name="isNew">Whether the server is new.</param>
    public static string Of(DbInstance instance, bool isNew)
    {
        var user = $"{Name(instance.MasterUsername)}@`%`";
        return string.Concat(
        [
            $"CREATE USER IF NOT EXISTS {user};\n",
            $"ALTER USER {user} IDENTIFIED VIA mysql_native_password USING {Text(instance.PasswordVerifier)};\n",
            $"GRANT {Everywhere} ON *.* TO {user} WITH GRANT OPTION;\n",
            $"GRANT {InDatabases} ON `%`.* TO {user} WITH GRANT OPTION;\n",
            $"GRANT SELECT ON `mysql`.* TO {user};\n",
            isNew && instance.DbName is { } database ? $"CREATE DATABASE {Name(database)};\n" : "",
        ]);
    }

    private static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static string Text(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
