namespace Lab04.MySqlOnly;

/// <summary>The names that the scenario and every answer use. Each resource has its name in its tag <c>Name</c>; an instance and its subnet have the same, and so has its security group in <see cref="OrdersVpc"/>.</summary>
public static class Names
{
    /// <summary>The network administrator.</summary>
    public const string NetworkAdmin = "network-admin";

    /// <summary>The VPC of task 1, 10.10.0.0/16: security groups decide.</summary>
    public const string OrdersVpc = "orders-vpc";

    /// <summary>The VPC of task 2, 10.20.0.0/16: network ACLs decide, for its security group lets everything through.</summary>
    public const string BillingVpc = "billing-vpc";

    /// <summary>The VPC of task 3, 10.30.0.0/16, whose network ACLs stop replies.</summary>
    public const string ReportsVpc = "reports-vpc";

    /// <summary>The application of the orders.</summary>
    public const string OrdersApp = "orders-app";

    /// <summary>Batch jobs, in the subnet of the orders' application.</summary>
    public const string OrdersJobs = "orders-jobs";

    /// <summary>The database of the orders, and its security group.</summary>
    public const string OrdersDb = "orders-db";

    /// <summary>The application of the billing, its subnet and that subnet's network ACL.</summary>
    public const string BillingApp = "billing-app";

    /// <summary>Batch jobs, in the subnet beside the billing's application.</summary>
    public const string BillingJobs = "billing-jobs";

    /// <summary>Administrators' tools, in the subnet beside the billing's database.</summary>
    public const string BillingTools = "billing-tools";

    /// <summary>The database of the billing, and its subnets' network ACL.</summary>
    public const string BillingDb = "billing-db";

    /// <summary>The application of the reports, its subnet and that subnet's network ACL.</summary>
    public const string ReportsApp = "reports-app";

    /// <summary>Batch jobs, in the subnet beside the reports' application.</summary>
    public const string ReportsJobs = "reports-jobs";

    /// <summary>Administrators' tools, in the subnet beside the reports' database.</summary>
    public const string ReportsTools = "reports-tools";

    /// <summary>The database of the reports, and its subnets' network ACL.</summary>
    public const string ReportsDb = "reports-db";

    /// <summary>The master user of each database.</summary>
    public const string MasterUser = "admin";

    /// <summary>The master user's password.</summary>
    public const string MasterPassword = "correct-horse-battery";

    /// <summary>The port of MySQL.</summary>
    public const int MySql = 3306;

    /// <summary>The port of SSH.</summary>
    public const int Ssh = 22;

    /// <summary>The first of the ports from which the applications' instances open connections: they run Linux.</summary>
    public const int FirstEphemeral = 32768;

    /// <summary>The last of these ports.</summary>
    public const int LastEphemeral = 60999;

    /// <summary>The addresses of the subnet of <see cref="OrdersApp"/>.</summary>
    public const string OrdersAppCidr = "10.10.1.0/24";

    /// <summary>The addresses of the billing's application.</summary>
    public const string BillingAppCidr = "10.20.4.0/24";

    /// <summary>The addresses of both subnets of the billing's database.</summary>
    public const string BillingDbCidr = "10.20.2.0/23";

    /// <summary>The addresses of the reports' application.</summary>
    public const string ReportsAppCidr = "10.30.4.0/24";

    /// <summary>The addresses of both subnets of the reports' database.</summary>
    public const string ReportsDbCidr = "10.30.2.0/23";
}
