namespace Lab06.VpcPeering;

/// <summary>The names that the scenario and every answer use. Each resource has its name in its tag <c>Name</c>; a network interface, its security group and its subnet have the same.</summary>
public static class Names
{
    /// <summary>The network administrator of each account.</summary>
    public const string NetworkAdmin = "network-admin";

    /// <summary>Account A's VPC of the application, 10.10.0.0/16.</summary>
    public const string AppVpc = "app-vpc";

    /// <summary>Account A's VPC of the databases, 10.20.0.0/16.</summary>
    public const string DataVpc = "data-vpc";

    /// <summary>Account A's VPC for backups in another Region, 10.40.0.0/16.</summary>
    public const string BackupVpc = "backup-vpc";

    /// <summary>The Region of the backups.</summary>
    public const string BackupRegion = "eu-west-1";

    /// <summary>Account B's VPC, 10.30.0.0/16.</summary>
    public const string PartnerVpc = "partner-vpc";

    /// <summary>Account C's VPC, 10.50.0.0/16: the partner of old.</summary>
    public const string OldVpc = "old-vpc";

    /// <summary>The application.</summary>
    public const string App = "app";

    /// <summary>Batch jobs, in the application's subnet.</summary>
    public const string Jobs = "jobs";

    /// <summary>The database.</summary>
    public const string Database = "database";

    /// <summary>Administrators' tools, in a subnet beside the database's.</summary>
    public const string Tools = "tools";

    /// <summary>The partner's API, in account B.</summary>
    public const string Api = "api";

    /// <summary>The partner's ledger, in account B.</summary>
    public const string Ledger = "ledger";

    /// <summary>The store of the backups.</summary>
    public const string Store = "store";

    /// <summary>The old partner's importer, in account C.</summary>
    public const string Importer = "importer";

    /// <summary>The port of the database.</summary>
    public const int MySql = 3306;

    /// <summary>The port of the API and of the store.</summary>
    public const int Https = 443;

    /// <summary>The CIDR block of a VPC.</summary>
    public static string CidrOf(string vpc) => vpc switch
    {
        AppVpc => "10.10.0.0/16",
        DataVpc => "10.20.0.0/16",
        PartnerVpc => "10.30.0.0/16",
        BackupVpc => "10.40.0.0/16",
        _ => "10.50.0.0/16",
    };
}
