namespace Lab06.VpcPeering;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1, account A: let <c>app</c> connect to <c>database</c> in account A's other VPC at port 3306. Open nothing else.</summary>
    Task ConnectDatabaseAsync(LabContext aws);

    /// <summary>Task 2, accounts A and B: let <c>app</c> connect to account B's <c>api</c> at port 443. Account A requests the peering. Open nothing else.</summary>
    Task ConnectPartnerAsync(LabContext aws);

    /// <summary>Task 3, account A: let <c>database</c> connect to <c>store</c> in eu-west-1 at port 443. Open nothing else.</summary>
    Task ConnectBackupAsync(LabContext aws);

    /// <summary>Task 4, account A: end the peering with account C, and remove what it leaves behind in account A: routes that lead nowhere and stale rules.</summary>
    Task DisconnectOldPartnerAsync(LabContext aws);
}
