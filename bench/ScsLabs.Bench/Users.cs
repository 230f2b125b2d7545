using Amazon.Runtime;
using ScsLabs.Harness;
using ScsLabs.Services.Iam;

namespace ScsLabs.Bench;

/// <summary>Who calls.</summary>
internal static class Users
{
    public static readonly BasicAWSCredentials Root = new("111111111111", "any");

    /// <summary>A user with one policy: each of its calls is verified and authorised.</summary>
    public static async Task<AWSCredentials> CreateAsync(Uri endpoint, string policy)
    {
        var iam = new IamClient(new SignedTransport(endpoint, Root));
        await iam.CreateUserAsync(new("caller"));
        await iam.PutUserPolicyAsync(new("caller", "calls", policy));
        var key = (await iam.CreateAccessKeyAsync(new("caller"))).AccessKey;
        return new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
    }
}
