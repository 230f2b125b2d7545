namespace Lab04.MySqlOnly;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1, <c>orders-vpc</c>: with security groups, let <c>orders-app</c> connect to <c>orders-db</c> at port 3306. Open nothing else.</summary>
    Task AllowByGroupsAsync(LabContext aws);

    /// <summary>Task 2, <c>billing-vpc</c>: with the network ACLs <c>billing-app</c> and <c>billing-db</c>, let <c>billing-app</c> connect to <c>billing-db</c> at port 3306 from ports 32768-60999. Neither ACL lets through anything else.</summary>
    Task AllowByAclsAsync(LabContext aws);

    /// <summary>Task 3, <c>reports-vpc</c>: connections from <c>reports-app</c> to <c>reports-db</c> time out. Mend the entries of the network ACLs that stop the replies. Neither ACL lets through anything else.</summary>
    Task MendAclsAsync(LabContext aws);
}
