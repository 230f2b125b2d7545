using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>AWS's own clients, against a container.</summary>
internal static class Sdk
{
    public const string Account = "111111111111";

    public static AmazonSecurityTokenServiceClient Sts(string endpoint, string secret, string keyId = Account) =>
        new(new BasicAWSCredentials(keyId, secret), new AmazonSecurityTokenServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public static AmazonS3Client S3(string endpoint, string secret) =>
        new(new BasicAWSCredentials(Account, secret), new AmazonS3Config { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });

    public static AmazonSimpleSystemsManagementClient Ssm(string endpoint, string secret, string keyId = Account) =>
        new(new BasicAWSCredentials(keyId, secret), new AmazonSimpleSystemsManagementConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
