namespace Lab07.CrossAccountBucket;

/// <summary>What things are called, in the scenario and in every answer.</summary>
public static class Names
{
    /// <summary>The administrator of account A, whose buckets they are.</summary>
    public const string Owner = "bucket-owner";

    /// <summary>The administrator of account B, the partner.</summary>
    public const string PartnerAdmin = "partner-admin";

    /// <summary>A role of account B with every permission that B can give.</summary>
    public const string Partner = "partner";

    /// <summary>The role of account B that shall read the reports.</summary>
    public const string Analyst = "analyst";

    /// <summary>A role of account B that nobody delegated anything to.</summary>
    public const string Intern = "intern";

    /// <summary>The administrator of account C, which nobody invited.</summary>
    public const string Stranger = "stranger";

    /// <summary>What is shared.</summary>
    public const string Shared = "shared/";

    /// <summary>A report that is shared.</summary>
    public const string Report = "shared/q1.csv";

    /// <summary>A report that is shared later.</summary>
    public const string Draft = "shared/drafts/q2.csv";

    /// <summary>What is nobody's business but account A's.</summary>
    public const string Salaries = "internal/salaries.csv";

    /// <summary>Where account B puts its files in the exchange.</summary>
    public const string Inbox = "from-partner/";

    /// <summary>What account A put into the exchange for itself.</summary>
    public const string Ledger = "ledger.csv";

    /// <summary>Something of account B's own.</summary>
    public const string Payroll = "shared/payroll.csv";

    /// <summary>What the old policy of the exchange takes for a proof of who calls.</summary>
    public const string Portal = "https://portal.example.com/";

    /// <summary>Account A's bucket of reports.</summary>
    public static string Reports(LabContext aws) => $"reports-{aws.A.Id}";

    /// <summary>Account A's bucket for files that come from partners.</summary>
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
