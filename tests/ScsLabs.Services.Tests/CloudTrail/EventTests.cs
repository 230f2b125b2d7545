using System.Text.Json;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Amazon.SecurityToken.Model;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>What an event tells: who called, from where, what, and with which answer; and what it never tells.</summary>
public sealed class EventTests : CloudTrailWorld
{
    private string TrustOfA => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Aws.A.Id}}:root"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task An_event_has_the_members_of_AWS_s()
    {
        var made = await Aws.A.Root.Iam.CreateUserAsync(new("ann"), Token);
        var happened = await EventAsync("CreateUser");

        happened.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "requestParameters", "responseElements",
            "requestID", "eventID", "readOnly", "eventType", "managementEvent", "recipientAccountId", "eventCategory",
        ]);
        (Text(happened, "eventVersion"), Text(happened, "eventSource"), Text(happened, "eventType"), Text(happened, "eventCategory"), Text(happened, "sourceIPAddress")).ShouldBe(("1.11", "iam.amazonaws.com", "AwsApiCall", "Management", "127.0.0.1"));
        (happened.GetProperty("readOnly").GetBoolean(), happened.GetProperty("managementEvent").GetBoolean()).ShouldBe((false, true));
        Text(happened, "eventTime").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
        Text(happened.GetProperty("requestParameters"), "userName").ShouldBe("ann");
        Text(happened.GetProperty("responseElements").GetProperty("user"), "userId").ShouldBe(made.User.UserId);
        Guid.TryParse(Text(happened, "eventID"), out _).ShouldBeTrue();
        happened.GetProperty("userIdentity").ToString().ShouldBe($$"""{"type":"Root","principalId":"{{Aws.A.Id}}","arn":"arn:aws:iam::{{Aws.A.Id}}:root","accountId":"{{Aws.A.Id}}"}""");
    }

    [Fact]
    public async Task Users_roles_and_federated_users_are_told_apart()
    {
        var user = await UserAsync("ann", Allow("sts:*"), Allow("iam:*"));
        var id = (await Aws.A.Root.Iam.GetUserAsync(new("ann"), Token)).User.UserId;
        await user.Iam.ListRolesAsync(new(), Token);
        var identity = (await EventAsync("ListRoles")).GetProperty("userIdentity");
        (Text(identity, "type"), Text(identity, "principalId"), Text(identity, "userName"), identity.TryGetProperty("sessionContext", out _)).ShouldBe(("IAMUser", id, "ann", false));

        var role = (await Aws.A.Root.Iam.CreateRoleAsync(new("app", TrustOfA), Token)).Role;
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("app", "own", Policies.Everything), Token);
        var session = await user.AssumeRoleAsync(role.Arn, "night-shift", Token);
        await session.Iam.ListGroupsAsync(new(), Token);
        identity = (await EventAsync("ListGroups")).GetProperty("userIdentity");
        (Text(identity, "type"), Text(identity, "principalId"), Text(identity, "arn")).ShouldBe(("AssumedRole", $"{role.RoleId}:night-shift", $"arn:aws:sts::{Aws.A.Id}:assumed-role/app/night-shift"));
        var issuer = identity.GetProperty("sessionContext").GetProperty("sessionIssuer");
        (Text(issuer, "type"), Text(issuer, "principalId"), Text(issuer, "arn"), Text(issuer, "userName")).ShouldBe(("Role", role.RoleId, role.Arn, "app"));
        Text(identity.GetProperty("sessionContext").GetProperty("attributes"), "mfaAuthenticated").ShouldBe("false");
        (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.Username, "night-shift")] }, Token)).Events.ShouldHaveSingleItem();

        await user.Sts.GetSessionTokenAsync(new GetSessionTokenRequest(), Token);
        (await EventAsync("GetSessionToken")).GetProperty("readOnly").GetBoolean().ShouldBeTrue();
        var guest = (await user.Sts.GetFederationTokenAsync(new GetFederationTokenRequest { Name = "guest", Policy = Policies.Everything }, Token)).Credentials;
        using var sqs = new Amazon.SQS.AmazonSQSClient(guest, Backend.Configure(new Amazon.SQS.AmazonSQSConfig(), "us-east-1"));
        await Should.ThrowAsync<Amazon.SQS.AmazonSQSException>(() => sqs.ListQueuesAsync(new Amazon.SQS.Model.ListQueuesRequest(), Token)); // the user may not
        identity = (await EventAsync("ListQueues")).GetProperty("userIdentity");
        (Text(identity, "type"), Text(identity, "principalId"), Text(identity.GetProperty("sessionContext").GetProperty("sessionIssuer"), "userName")).ShouldBe(("FederatedUser", $"{Aws.A.Id}:guest", "ann"));

        var federated = await EventAsync("GetFederationToken");
        (federated.GetProperty("readOnly").GetBoolean(), Text(federated.GetProperty("responseElements").GetProperty("federatedUser"), "arn")).ShouldBe((true, $"arn:aws:sts::{Aws.A.Id}:federated-user/guest"));
    }

    [Fact]
    public async Task A_service_tells_that_it_called_for_itself_or_for_whom()
    {
        var user = await UserAsync("ann", Allow("ssm:PutParameter"), Allow("kms:*"));
        await user.Ssm.PutParameterAsync(new PutParameterRequest { Name = "/x", Value = "s3cret", Type = Amazon.SimpleSystemsManagement.ParameterType.SecureString }, Token);
        var encrypt = (await EventsAsync(CloudTrail, "Encrypt")).ShouldHaveSingleItem();
        (Text(encrypt, "sourceIPAddress"), Text(encrypt, "userAgent"), Text(encrypt.GetProperty("userIdentity"), "invokedBy"), Text(encrypt.GetProperty("userIdentity"), "userName")).ShouldBe(("ssm.amazonaws.com", "ssm.amazonaws.com", "ssm.amazonaws.com", "ann"));
        (encrypt.GetProperty("readOnly").GetBoolean(), encrypt.GetProperty("resources")[0].GetProperty("type").GetString()).ShouldBe((true, "AWS::KMS::Key"));
        encrypt.GetProperty("requestParameters").GetProperty("encryptionContext").EnumerateObject().Single().Name.ShouldBe("PARAMETER_ARN");

        await Aws.A.Root.Iam.CreateRoleAsync(new("for-events", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""), Token);
        await Backend.Emulator.Store.Acting.AsRoleAsync("events.amazonaws.com", "us-east-1", $"arn:aws:iam::{Aws.A.Id}:role/for-events", "run", "arn:aws:events:us-east-1:111111111111:rule/run", AccountId.Parse("111111111111"), Token);
        var assume = await EventAsync("AssumeRole");
        assume.GetProperty("userIdentity").ToString().ShouldBe("""{"type":"AWSService","invokedBy":"events.amazonaws.com"}""");
        (assume.GetProperty("readOnly").GetBoolean(), Text(assume, "sourceIPAddress"), Text(assume, "recipientAccountId")).ShouldBe((true, "events.amazonaws.com", Aws.A.Id));
    }

    [Fact]
    public async Task The_account_that_trusts_gets_the_event_too()
    {
        var user = await UserAsync("ann", Allow("sts:AssumeRole"));
        var role = (await Aws.B.Root.Iam.CreateRoleAsync(new("guest", TrustOfA), Token)).Role;
        await user.AssumeRoleAsync(role.Arn, "visit", Token);

        var (mine, theirs) = (await EventAsync("AssumeRole"), await EventAsync("AssumeRole", Aws.B.Root.CloudTrail));
        (Text(mine, "sharedEventID"), Text(mine, "requestID")).ShouldBe((Text(theirs, "sharedEventID"), Text(theirs, "requestID")));
        Text(mine, "eventID").ShouldNotBe(Text(theirs, "eventID"));
        (Text(theirs, "recipientAccountId"), Text(theirs.GetProperty("userIdentity"), "type"), Text(theirs.GetProperty("userIdentity"), "accountId")).ShouldBe((Aws.B.Id, "AWSAccount", Aws.A.Id));
        theirs.GetProperty("userIdentity").TryGetProperty("arn", out _).ShouldBeFalse();
        Text(mine.GetProperty("userIdentity"), "userName").ShouldBe("ann");

        var key = Text(mine.GetProperty("userIdentity"), "accessKeyId")!;
        foreach (var (attribute, value) in ((LookupAttributeKey, string)[])[(LookupAttributeKey.Username, "ann"), (LookupAttributeKey.AccessKeyId, key)])
        {
            (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(attribute, value)] }, Token)).Events.ShouldContain(one => one.EventName == "AssumeRole");
            (await Aws.B.Root.CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(attribute, value)] }, Token)).Events.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task EC2_s_lists_have_items_and_its_answers_their_own_names()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        await Ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }] }, Token);

        var happened = await EventAsync("AuthorizeSecurityGroupIngress");
        var permission = happened.GetProperty("requestParameters").GetProperty("ipPermissions").GetProperty("items")[0];
        (permission.GetProperty("fromPort").GetInt32(), Text(permission.GetProperty("ipRanges").GetProperty("items")[0], "cidrIp")).ShouldBe((22, "0.0.0.0/0"));
        (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.ResourceName, group)] }, Token)).Events.Select(one => one.EventName).ShouldContain("AuthorizeSecurityGroupIngress");
    }

    [Fact]
    public async Task No_secret_is_in_any_event()
    {
        await LogAsync(selectors: [new() { DataResources = [new("AWS::S3::Object", ["arn:aws:s3"])] }]);
        var root = Aws.A.Root;
        await root.Ssm.PutParameterAsync(new PutParameterRequest { Name = "/x", Value = "s3cret-value", Type = Amazon.SimpleSystemsManagement.ParameterType.SecureString }, Token);
        await root.Ssm.GetParameterAsync(new GetParameterRequest { Name = "/x", WithDecryption = true }, Token);
        var key = (await root.Kms.CreateKeyAsync(new CreateKeyRequest(), Token)).KeyMetadata.KeyId;
        await root.Kms.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new("s3cret-plain"u8.ToArray()) }, Token);
        var pair = (await root.Kms.CreateKeyAsync(new() { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" }, Token)).KeyMetadata.KeyId;
        var signature = (await root.Kms.SignAsync(new() { KeyId = pair, Message = new("s3cret-plain"u8.ToArray()), SigningAlgorithm = "ECDSA_SHA_256" }, Token)).Signature.ToArray();
        await root.Kms.VerifyAsync(new() { KeyId = pair, Message = new("s3cret-plain"u8.ToArray()), Signature = new(signature), SigningAlgorithm = "ECDSA_SHA_256" }, Token);
        await root.Iam.CreateUserAsync(new("ann"), Token);
        var accessKey = (await root.Iam.CreateAccessKeyAsync(new("ann"), Token)).AccessKey;
        await root.Iam.CreateRoleAsync(new("app", TrustOfA), Token);
        var user = await UserAsync("bob", Allow("sts:*"));
        var credentials = (await user.Sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{Aws.A.Id}:role/app", RoleSessionName = "session" }, Token)).Credentials;
        var token = (await user.Sts.GetSessionTokenAsync(new GetSessionTokenRequest(), Token)).Credentials;
        var image = (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("name", ["al2023-ami-2023.*-kernel-6.1-x86_64"])] }, Token)).Images[0].ImageId;
        await Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, UserData = Convert.ToBase64String("s3cret-script"u8) }, Token);
        var material = (await Ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = "pair" }, Token)).KeyPair.KeyMaterial;
        var queue = (await root.Sqs.CreateQueueAsync("jobs", Token)).QueueUrl;
        await root.Sqs.SendMessageAsync(queue, "s3cret-message", Token);
        await root.S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a", ContentBody = "s3cret-body" }, Token);
        await root.Rds.CreateDBInstanceAsync(new("db", "db.t3.micro", "mysql") { MasterUsername = "admin", MasterUserPassword = "s3cret-password", AllocatedStorage = 20 }, Token);
        await LaterAsync();

        var all = string.Concat(await RecordsAsync());
        var history = string.Concat((await CloudTrail.LookupEventsAsync(new(), Token)).Events.Select(one => one.CloudTrailEvent));
        foreach (var secret in (string[])["s3cret", Convert.ToBase64String("s3cret-script"u8), Convert.ToBase64String("s3cret-plain"u8), Convert.ToBase64String(signature), accessKey.SecretAccessKey, credentials.SecretAccessKey, credentials.SessionToken, token.SecretAccessKey, token.SessionToken, material.Split('\n')[1]])
        {
            all.ShouldNotContain(secret);
            history.ShouldNotContain(secret);
        }

        foreach (var name in (string[])["PutParameter", "Encrypt", "Sign", "Verify", "CreateAccessKey", "AssumeRole", "GetSessionToken", "RunInstances", "CreateKeyPair", "PutObject", "CreateDBInstance"])
        {
            all.ShouldContain($"\"eventName\":\"{name}\"");
        }

        all.ShouldContain("HIDDEN_DUE_TO_SECURITY_REASONS");
        all.ShouldContain(accessKey.AccessKeyId);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
