namespace Lab08.ObjectOwnership;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The administrator of account A, which owns the buckets.</summary>
    public const string Keeper = "keeper";

    /// <summary>A user of account A whose IAM policy allows reading every object.</summary>
    public const string Reader = "reader";

    /// <summary>The administrator of account B, which uploads.</summary>
    public const string Uploader = "uploader";

    /// <summary>A role of account B with every permission that B can give.</summary>
    public const string Uploads = "uploads";

    /// <summary>The administrator of account C, which has no access.</summary>
    public const string Stranger = "stranger-to-both";

    /// <summary>The prefix of account B's uploads.</summary>
    public const string FromB = "from-b/";

    /// <summary>An object that account B uploaded without an ACL.</summary>
    public const string Plain = "from-b/plain.txt";

    /// <summary>An object that account B uploaded with <c>bucket-owner-full-control</c>.</summary>
    public const string HandedOver = "from-b/handed-over.txt";

    /// <summary>An object that account B uploaded to the archive years ago.</summary>
    public const string Old = "2019/report.txt";

    /// <summary>An object of account A's own in the archive.</summary>
    public const string Own = "2024/minutes.txt";

    /// <summary>A bucket of account A under ObjectWriter: the uploader owns an object.</summary>
    public static string Legacy(LabContext aws) => $"legacy-{aws.A.Id}";

    /// <summary>The bucket of account A for task 1.</summary>
    public static string Inbox(LabContext aws) => $"inbox-{aws.A.Id}";

    /// <summary>The bucket of account A for tasks 2 and 3.</summary>
    public static string Archive(LabContext aws) => $"archive-{aws.A.Id}";

    /// <summary>The ARN of a bucket.</summary>
    public static string BucketArn(string bucket) => $"arn:aws:s3:::{bucket}";

    /// <summary>The ARN of an object.</summary>
    public static string ObjectArn(string bucket, string key) => $"arn:aws:s3:::{bucket}/{key}";

    /// <summary>The ARN of the role of account B that uploads.</summary>
    public static string UploadsArn(LabContext aws) => $"arn:aws:iam::{aws.B.Id}:role/{Uploads}";
}
