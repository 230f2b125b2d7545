using Amazon.Runtime;
using ScsLabs.Model;

namespace ScsLabs.Emulator;

/// <summary>Clients of the AWS SDK for .NET that call an emulator.</summary>
public static class AwsSdkClients
{
    /// <summary>Creates a client that calls the emulator: <c>aws.Client&lt;IAmazonS3&gt;(aws.RootCredentials("111111111111"))</c>.</summary>
    /// <typeparam name="T">The client or its interface, such as <c>AmazonS3Client</c> or <c>IAmazonS3</c>.</typeparam>
    /// <param name="aws">The emulator.</param>
    /// <param name="credentials">The caller's.</param>
    /// <param name="region">The Region that the client calls.</param>
    public static T Client<T>(this AwsEmulator aws, AWSCredentials credentials, string region = "us-east-1")
        where T : IAmazonService => (T)T.CreateDefaultServiceClient(credentials, aws.Configure(T.CreateDefaultClientConfig(), region));

    /// <summary>Creates a client that signs with an access key: <c>aws.Client&lt;IAmazonS3&gt;(key.AccessKeyId, key.SecretAccessKey)</c>.</summary>
    /// <typeparam name="T">The client or its interface, such as <c>AmazonS3Client</c> or <c>IAmazonS3</c>.</typeparam>
    /// <param name="aws">The emulator.</param>
    /// <param name="accessKeyId">The access key's id.</param>
    /// <param name="secretAccessKey">The access key's secret.</param>
    /// <param name="region">The Region that the client calls.</param>
    public static T Client<T>(this AwsEmulator aws, string accessKeyId, string secretAccessKey, string region = "us-east-1")
        where T : IAmazonService => aws.Client<T>(new BasicAWSCredentials(accessKeyId, secretAccessKey), region);

    /// <summary>Points a client's configuration to the emulator, for a client with settings of its own: <c>aws.Configure(new AmazonS3Config { … })</c>.</summary>
    /// <returns>The same configuration.</returns>
    public static T Configure<T>(this AwsEmulator aws, T config, string region = "us-east-1")
        where T : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(aws);
        ArgumentNullException.ThrowIfNull(config);
        config.ServiceURL = aws.Endpoint.ToString();
        config.AuthenticationRegion = region;
        return config;
    }

    /// <summary>The credentials of an account's root user.</summary>
    /// <exception cref="FormatException">The account id isn't twelve digits.</exception>
    public static AWSCredentials RootCredentials(this AwsEmulator aws, string account)
    {
        ArgumentNullException.ThrowIfNull(aws);
        return new BasicAWSCredentials(AccountId.Parse(account).ToString(), aws.RootSecret);
    }
}
