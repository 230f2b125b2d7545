namespace Lab07.CrossAccountBucket;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The administrator of account A, which owns the buckets.</summary>
    public const string Owner = "bucket-owner";

    /// <summary>The administrator of account B, the partner.</summary>
    public const string PartnerAdmin = "partner-admin";

    /// <summary>A role of account B with every permission that B can give.</summary>
    public const string Partner = "partner";

    /// <summary>The role of account B that should read the reports.</summary>
    public const string Analyst = "analyst";

    /// <summary>A role of account B without permissions.</summary>
    public const string Intern = "intern";

    /// <summary>The administrator of account C, which has no access.</summary>
    public const string Stranger = "stranger";

    /// <summary>The prefix of the shared reports.</summary>
    public const string Shared = "shared/";

    /// <summary>A shared report.</summary>
    public const string Report = "shared/q1.csv";

    /// <summary>A report that is shared until task 4.</summary>
    public const string Draft = "shared/drafts/q2.csv";

    /// <summary>An object that only account A may read.</summary>
    public const string Salaries = "internal/salaries.csv";

    /// <summary>The prefix for account B's files in the exchange.</summary>
    public const string Inbox = "from-partner/";

    /// <summary>An object in the exchange that belongs to account A alone.</summary>
    public const string Ledger = "ledger.csv";

    /// <summary>An object in account B's own bucket.</summary>
    public const string Payroll = "shared/payroll.csv";

    /// <summary>The Referer header that the old policy of the exchange trusts.</summary>
    public const string Portal = "https://portal.example.com/";

    /// <summary>Account A's bucket of reports.</summary>
    public static string Reports(LabContext aws) => $"reports-{aws.A.Id}";

    /// <summary>Account A's bucket that receives files from partners.</summary>
    public static string Exchange(LabContext aws) => $"exchange-{aws.A.Id}";

    /// <summary>Account B's own bucket.</summary>
    public static string PartnerBucket(LabContext aws) => $"partner-data-{aws.B.Id}";

    /// <summary>The ARN of a bucket.</summary>
    public static string BucketArn(string bucket) => $"arn:aws:s3:::{bucket}";

    /// <summary>The ARN of an object.</summary>
    public static string ObjectArn(string bucket, string key) => $"arn:aws:s3:::{bucket}/{key}";

    /// <summary>The ARN of a role of account B.</summary>
    public static string RoleArn(LabContext aws, string name) => $"arn:aws:iam::{aws.B.Id}:role/{name}";
}
