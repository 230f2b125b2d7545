using System.Net;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.Util;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>The credentials that instances get: whose they are, how long, when not, and what requests with them tell.</summary>
public sealed class InstanceCredentialsTests : InstanceWorld
{
    [Fact]
    public async Task They_are_a_session_of_the_role_named_like_the_instance()
    {
        await NewProfileAsync();
        var id = await LaunchWithAsync();
        var endpoint = await EndpointAsync(id);
        var token = await TokenAsync(endpoint);

        (await ReadAsync(endpoint, Credentials, token)).ShouldBe("web");
        var document = await DocumentAsync(endpoint, Credentials + "web", token);
        (document.GetProperty("Code").GetString(), document.GetProperty("Type").GetString()).ShouldBe(("Success", "AWS-HMAC"));
        document.GetProperty("AccessKeyId").GetString().ShouldNotBeNull().ShouldStartWith("ASIA");
        (document.GetProperty("Expiration").GetDateTimeOffset() - Emulator.Now).TotalHours.ShouldBe(6, 0.01);
        (await WhoAsync(CredentialsIn(document))).ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/web/{id}");
        var info = await DocumentAsync(endpoint, "latest/meta-data/iam/info", token);
        (info.GetProperty("Code").GetString(), info.GetProperty("InstanceProfileArn").GetString()).ShouldBe(("Success", $"arn:aws:iam::{Client.Account}:instance-profile/web"));
    }

    [Fact]
    public async Task Of_AWS_calls_only_the_role_s_assumption_by_EC2_is_recorded_and_without_secrets()
    {
        await NewProfileAsync();
        var endpoint = await EndpointAsync(await LaunchWithAsync());
        var before = Emulator.Journal.Recent.Count;

        var document = await DocumentAsync(endpoint, Credentials + "web");
        await ReadAsync(endpoint, "latest/meta-data/ami-id");
        (await StatusAsync(endpoint, "latest/meta-data/nothing")).ShouldBe(HttpStatusCode.NotFound);

        var call = Emulator.Journal.Recent.Skip(before).ShouldHaveSingleItem();
        call.ToString().ShouldContain("sts:AssumeRole");
        call.ToString().ShouldContain("ec2.amazonaws.com");
        call.ToString().ShouldNotContain(document.GetProperty("SecretAccessKey").GetString()!);
    }

    [Fact]
    public async Task They_are_replaced_before_they_end_and_valid_until_they_do()
    {
        await NewProfileAsync();
        var endpoint = await EndpointAsync(await LaunchWithAsync());

        var first = await DocumentAsync(endpoint, Credentials + "web");
        await Emulator.AdvanceAsync(TimeSpan.FromHours(4), Token);
        (await DocumentAsync(endpoint, Credentials + "web")).ToString().ShouldBe(first.ToString());
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(61), Token);
        var second = await DocumentAsync(endpoint, Credentials + "web");
        second.GetProperty("AccessKeyId").GetString().ShouldNotBe(first.GetProperty("AccessKeyId").GetString());
        await WhoAsync(CredentialsIn(first));
        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => WhoAsync(CredentialsIn(first)))).ErrorCode.ShouldBe("ExpiredToken");
        await WhoAsync(CredentialsIn(second));
    }

    [Theory]
    [InlineData("NumericEquals", "ec2:RoleDelivery", "2.0", "2.0")]
    [InlineData("NumericEquals", "ec2:RoleDelivery", "1.0", "1.0")]
    [InlineData("ArnEquals", "ec2:SourceInstanceARN", "arn:aws:ec2:us-east-1:111111111111:instance/INSTANCE", "1.0 2.0")]
    [InlineData("ArnEquals", "ec2:SourceInstanceARN", "arn:aws:ec2:us-east-1:111111111111:instance/i-00000000000000000", "")]
    [InlineData("StringEquals", "aws:Ec2InstanceSourceVpc", "VPC", "1.0 2.0")]
    [InlineData("StringEquals", "aws:Ec2InstanceSourceVpc", "vpc-00000000000000000", "")]
    [InlineData("IpAddress", "aws:Ec2InstanceSourcePrivateIPv4", "ADDRESS/32", "1.0 2.0")]
    [InlineData("IpAddress", "aws:Ec2InstanceSourcePrivateIPv4", "10.0.0.0/8", "")]
    [InlineData("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/web", "1.0 2.0")]
    public async Task Requests_with_them_tell_the_instance_and_how_they_were_delivered(string test, string key, string value, string allowed)
    {
        await NewProfileAsync();
        var id = await LaunchWithAsync();
        var instance = (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Token)).Reservations.Single().Instances.Single();
        value = value.Replace("INSTANCE", id, StringComparison.Ordinal).Replace("VPC", instance.VpcId, StringComparison.Ordinal).Replace("ADDRESS", instance.PrivateIpAddress, StringComparison.Ordinal);
        await Iam.PutRolePolicyAsync(new("web", "own", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:DescribeParameters","Resource":"*","Condition":{"{{test}}":{"{{key}}":"{{value}}"} } }]}"""), Token);
        var endpoint = await EndpointAsync(id);
        var token = await TokenAsync(endpoint);

        foreach (var (version, given) in ((string, string?)[])[("1.0", null), ("2.0", token)])
        {
            using var ssm = new AmazonSimpleSystemsManagementClient(CredentialsIn(await DocumentAsync(endpoint, Credentials + "web", given)), Configured(new AmazonSimpleSystemsManagementConfig()));
            if (allowed.Contains(version, StringComparison.Ordinal))
            {
                await ssm.DescribeParametersAsync(new(), Token);
            }
            else
            {
                (await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.DescribeParametersAsync(new(), Token))).ErrorCode.ShouldBe("AccessDeniedException");
            }
        }
    }

    [Fact]
    public async Task A_role_that_does_not_trust_EC2_gives_a_document_that_says_so()
    {
        await NewProfileAsync(trust: Trust.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        var endpoint = await EndpointAsync(await LaunchWithAsync());

        var document = await DocumentAsync(endpoint, Credentials + "web");
        document.GetProperty("Code").GetString().ShouldBe("AssumeRoleUnauthorizedAccess");
        document.GetProperty("Message").GetString().ShouldNotBeNull().ShouldStartWith("EC2 cannot assume the role web.");
        document.TryGetProperty("SecretAccessKey", out _).ShouldBeFalse();
        await Iam.UpdateAssumeRolePolicyAsync(new("web", Trust), Token);
        await WhoAsync(CredentialsIn(await DocumentAsync(endpoint, Credentials + "web")));
    }

    [Fact]
    public async Task One_that_was_terminated_meanwhile_gets_none()
    {
        await NewProfileAsync();
        var id = await LaunchWithAsync();
        var world = Emulator.Store.Current;
        var instance = world.Find(Services.Ec2.AnyPlace<Services.Ec2.Instance>.ById, id)!;
        var role = world.Everywhere<Services.Iam.Role>().Single();
        (await Services.Ec2.InstanceCredentials.OfAsync(instance, role, "1.0", Emulator.Store.Acting, Token)).ShouldNotBeNull();

        await Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        foreach (var version in (string[])["1.0", "2.0", "none yet"])
        {
            (await Services.Ec2.InstanceCredentials.OfAsync(instance, role, version, Emulator.Store.Acting, Token)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task An_instance_without_a_profile_has_none_and_gets_some_with_one()
    {
        await NewProfileAsync();
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);

        foreach (var path in (string[])["latest/meta-data/iam/", "latest/meta-data/iam/info", Credentials, Credentials + "web"])
        {
            (await StatusAsync(endpoint, path)).ShouldBe(HttpStatusCode.NotFound, path);
        }

        var association = (await Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = id, IamInstanceProfile = new() { Name = "web" } }, Token)).IamInstanceProfileAssociation.AssociationId;
        var held = CredentialsIn(await DocumentAsync(endpoint, Credentials + "web"));
        (await StatusAsync(endpoint, Credentials + "other")).ShouldBe(HttpStatusCode.NotFound);
        await Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = association }, Token);
        (await StatusAsync(endpoint, Credentials + "web")).ShouldBe(HttpStatusCode.NotFound);
        await WhoAsync(held);
    }

    [Fact]
    public async Task The_end_of_a_role_or_profile_ends_them()
    {
        await NewProfileAsync(policy: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"}]}""");
        var endpoint = await EndpointAsync(await LaunchWithAsync());
        using var ssm = new AmazonSimpleSystemsManagementClient(CredentialsIn(await DocumentAsync(endpoint, Credentials + "web")), Configured(new AmazonSimpleSystemsManagementConfig()));
        await ssm.DescribeParametersAsync(new(), Token);

        await Iam.RemoveRoleFromInstanceProfileAsync(new("web", "web"), Token);
        (await StatusAsync(endpoint, Credentials + "web")).ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(endpoint, Credentials)).ShouldBeEmpty();
        await Iam.DeleteInstanceProfileAsync(new("web"), Token);
        await Iam.CreateInstanceProfileAsync(new("web"), Token);
        await Iam.AddRoleToInstanceProfileAsync(new("web", "web"), Token);
        (await DocumentAsync(endpoint, "latest/meta-data/iam/info")).GetProperty("Code").GetString().ShouldBe("InstanceProfileNotFound");
        (await StatusAsync(endpoint, Credentials + "web")).ShouldBe(HttpStatusCode.NotFound);

        await ssm.DescribeParametersAsync(new(), Token);
        await Iam.RemoveRoleFromInstanceProfileAsync(new("web", "web"), Token);
        await Iam.DeleteRolePolicyAsync(new("web", "own"), Token);
        await Iam.DeleteRoleAsync(new("web"), Token);
        (await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.DescribeParametersAsync(new(), Token))).ErrorCode.ShouldBe("AccessDeniedException");
    }

    [Fact]
    public async Task A_role_that_replaces_another_has_credentials_of_its_own()
    {
        await NewProfileAsync();
        await NewProfileAsync("other");
        var id = await LaunchWithAsync();
        var endpoint = await EndpointAsync(id);
        await DocumentAsync(endpoint, Credentials + "web");
        var association = (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new(), Token)).IamInstanceProfileAssociations.Single().AssociationId;

        await Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association, IamInstanceProfile = new() { Name = "other" } }, Token);

        (await StatusAsync(endpoint, Credentials + "web")).ShouldBe(HttpStatusCode.NotFound);
        (await WhoAsync(CredentialsIn(await DocumentAsync(endpoint, Credentials + "other")))).ShouldEndWith($":assumed-role/other/{id}");
    }

    /// <summary>The SDK's own provider has one endpoint for the whole process, which no other test uses.</summary>
    [Fact]
    public async Task The_SDK_for_NET_finds_them_through_the_variable()
    {
        const string Variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
        await NewProfileAsync();
        var id = await LaunchAsync(request => (request.IamInstanceProfile, request.MetadataOptions.HttpTokens) = (new() { Name = "web" }, "required"));
        Environment.SetEnvironmentVariable(Variable, await EndpointAsync(id));
        FallbackInternalConfigurationFactory.Reset(); // it keeps what the environment said at first
        try
        {
            (await WhoAsync(new InstanceProfileAWSCredentials())).ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/web/{id}");
            (EC2InstanceMetadata.InstanceId, EC2InstanceMetadata.Region.SystemName).ShouldBe((id, "us-east-1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
            FallbackInternalConfigurationFactory.Reset();
        }
    }
}
