namespace ScsLabs.Protocols;

/// <summary>Services that answer alike when something is wrong before the operation is reached.</summary>
public enum ServiceFamily
{
    /// <summary>AWS query: IAM, STS.</summary>
    Query,

    /// <summary>JSON over <c>X-Amz-Target</c>: SSM, KMS.</summary>
    Json,

    /// <summary>EC2.</summary>
    Ec2,

    /// <summary>S3.</summary>
    S3,
}
