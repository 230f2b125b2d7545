using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Rds;

namespace ScsLabs.Harness;

/// <summary>A caller of AWS: credentials, and a client of each service that uses them.</summary>
public sealed class Actor
{
    private readonly Lazy<AmazonSimpleSystemsManagementClient> ssm;
    private readonly Lazy<AmazonKeyManagementServiceClient> kms;
    private readonly Lazy<AmazonSecurityTokenServiceClient> sts;
    private readonly Lazy<AmazonS3Client> s3;
    private readonly Lazy<AmazonEC2Client> ec2;
    private readonly Lazy<AmazonSQSClient> sqs;
    private readonly Lazy<IamClient> iam;
    private readonly Lazy<RdsClient> rds;
    private readonly Lazy<ConfigClient> config;
    private readonly Lazy<EventsClient> events;
    private readonly Lazy<CloudTrailClient> cloudTrail;
    private readonly Lazy<LambdaClient> lambda;
    private readonly Lazy<LogsClient> logs;

    private readonly string person;

    internal Actor(LabContext lab, string name, AWSCredentials credentials, string? region = null)
    {
        var there = region ?? lab.Region;
        (Lab, person, Credentials, Region) = (lab, name, credentials, there);
        Name = there == lab.Region ? name : Texts.InRegion.With(name, there);
        ssm = new(() => Noting(new AmazonSimpleSystemsManagementClient(credentials, lab.Backend.Configure(new AmazonSimpleSystemsManagementConfig(), there))));
        kms = new(() => Noting(new AmazonKeyManagementServiceClient(credentials, lab.Backend.Configure(new AmazonKeyManagementServiceConfig(), there))));
        sts = new(() => Noting(new AmazonSecurityTokenServiceClient(credentials, lab.Backend.Configure(new AmazonSecurityTokenServiceConfig(), there))));
        s3 = new(() => Noting(new AmazonS3Client(credentials, lab.Backend.Configure(new AmazonS3Config { ForcePathStyle = true }, there))));
        ec2 = new(() => Noting(new AmazonEC2Client(credentials, lab.Backend.Configure(new AmazonEC2Config(), there))));
        sqs = new(() => Noting(new AmazonSQSClient(credentials, lab.Backend.Configure(new AmazonSQSConfig(), there))));
        iam = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials) { Who = Name }));
        cloudTrail = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
        config = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
        events = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
        lambda = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
        logs = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
        rds = new(() => new(new SignedTransport(lab.Backend.Endpoint, credentials, there) { Who = Name }));
    }

    /// <summary>The Region of the clients.</summary>
    public string Region { get; }

    /// <summary>The actor's name in failure messages, with the Region where that isn't the lab's.</summary>
    public string Name { get; }

    /// <summary>The credentials that the actor's calls are signed with.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>Systems Manager.</summary>
    public IAmazonSimpleSystemsManagement Ssm => ssm.Value;

    /// <summary>Key Management Service.</summary>
    public IAmazonKeyManagementService Kms => kms.Value;

    /// <summary>Security Token Service.</summary>
    public IAmazonSecurityTokenService Sts => sts.Value;

    /// <summary>Simple Storage Service.</summary>
    public IAmazonS3 S3 => s3.Value;

    /// <summary>Elastic Compute Cloud.</summary>
    public IAmazonEC2 Ec2 => ec2.Value;

    /// <summary>Simple Queue Service.</summary>
    public IAmazonSQS Sqs => sqs.Value;

    /// <summary>Identity and Access Management, through ScsLabs' own typed client.</summary>
    public IamClient Iam => iam.Value;

    /// <summary>Relational Database Service, through ScsLabs' own typed client.</summary>
    public RdsClient Rds => rds.Value;

    /// <summary>AWS Config, through ScsLabs' own typed client.</summary>
    public ConfigClient Config => config.Value;

    /// <summary>EventBridge, through ScsLabs' own typed client.</summary>
    public EventsClient Events => events.Value;

    /// <summary>CloudTrail, through ScsLabs' own typed client.</summary>
    public CloudTrailClient CloudTrail => cloudTrail.Value;

    /// <summary>Lambda, through ScsLabs' own typed client.</summary>
    public LambdaClient Lambda => lambda.Value;

    /// <summary>CloudWatch Logs, through ScsLabs' own typed client.</summary>
    public LogsClient Logs => logs.Value;

    private LabContext Lab { get; }

    /// <summary>Returns this caller with clients of another Region.</summary>
    /// <param name="region">The Region, such as <c>eu-west-1</c>.</param>
    public Actor In(string region) => new(Lab, person, Credentials, region);

    /// <summary>Takes the one resource out of an answer.</summary>
    /// <param name="found">The resources in the answer; the SDK leaves an empty list null.</param>
    /// <param name="what">Its type and name, such as <c>security group 'api'</c>.</param>
    /// <exception cref="InvalidOperationException">There is none, or there are several: the message names the actor, the Region and the resource, for a lookup in the wrong account or Region is an easy mistake.</exception>
    public TResource Only<TResource>(IEnumerable<TResource>? found, string what) => found?.Take(2).ToList() switch
    {
        [var only] => only,
        null or [] => throw new InvalidOperationException(Texts.FindsNone.With(person, Nouns.Phrase(what, Languages.Chosen), Region)),
        _ => throw new InvalidOperationException(Texts.FindsSeveral.With(person, Nouns.Phrase(what, Languages.Chosen), Region)),
    };

    /// <summary>Assumes a role.</summary>
    /// <returns>The session, as another actor.</returns>
    public async Task<Actor> AssumeRoleAsync(string roleArn, string sessionName, CancellationToken cancellationToken = default)
    {
        var answer = await Sts.AssumeRoleAsync(new() { RoleArn = roleArn, RoleSessionName = sessionName }, cancellationToken).ConfigureAwait(false);
        return new(Lab, Lab.NameOf(roleArn), new SessionAWSCredentials(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken));
    }

    /// <summary>The last call of an SDK client of this actor that succeeded, for failure messages.</summary>
    internal Made? Last { get; set; }

    /// <summary>Has the client note who called what: on its exceptions, and of its last call that succeeded.</summary>
    private TClient Noting<TClient>(TClient client)
        where TClient : AmazonServiceClient
    {
        client.ExceptionEvent += (_, failure) =>
        {
            if (failure is WebServiceExceptionEventArgs { Request: { } request } call)
            {
                Answered.Note(call.Exception, Name, Call(request), request);
            }
        };
        client.AfterResponseEvent += (_, answer) =>
        {
            if (answer is WebServiceResponseEventArgs { Request: { } request, Response: var response })
            {
                Last = Made.Of(Call(request), request, response?.ResponseMetadata?.RequestId);
            }
        };
        return client;

        string Call(AmazonWebServiceRequest request) => $"{client.Config.AuthenticationServiceName}:{request.GetType().Name.Replace("Request", "", StringComparison.Ordinal)}";
    }
}
