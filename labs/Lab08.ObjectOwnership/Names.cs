namespace Lab08.ObjectOwnership;

/// <summary>What things are called, in the scenario and in every answer.</summary>
public static class Names
{
    /// <summary>The administrator of account A, whose buckets they are.</summary>
    public const string Keeper = "keeper";

    /// <summary>A user of account A who may read every object, as far as IAM goes.</summary>
    public const string Reader = "reader";

    /// <summary>The administrator of account B, which uploads.</summary>
    public const string Uploader = "uploader";

    /// <summary>A role of account B with every permission that B can give.</summary>
    public const string Uploads = "uploads";

    /// <summary>The administrator of account C, which nobody invited.</summary>
    public const string Stranger = "stranger-to-both";

    /// <summary>What account B uploads.</summary>
    public const string FromB = "from-b/";

    /// <summary>An object that account B uploaded without a word.</summary>
    public const string Plain = "from-b/plain.txt";

    /// <summary>An object that account B uploaded with full control for the bucket's owner.</summary>
    public const string HandedOver = "from-b/handed-over.txt";

    /// <summary>What account B once uploaded to the archive.</summary>
    public const string Old = "2019/report.txt";

    /// <summary>What account A itself keeps in the archive.</summary>
    public const string Own = "2024/minutes.txt";

    /// <summary>A bucket of account A where whoever uploads owns.</summary>
    public static string Legacy(LabContext aws) => $"legacy-{aws.A.Id}";

    /// <summary>The bucket of account A that task 1 is about.</summary>
    public static string Inbox(LabContext aws) => $"inbox-{aws.A.Id}";

    /// <summary>The bucket of account A that tasks 2 and 3 are about.</summary>
    public static string Archive(LabContext aws) => $"archive-{aws.A.Id}";

    /// <summary>The ARN of a bucket.</summary>
    public static string BucketArn(string bucket) => $"arn:aws:s3:::{bucket}";

    /// <summary>The ARN of an object.</summary>
    public static string ObjectArn(string bucket, string key) => $"arn:aws:s3:::{bucket}/{key}";
}
