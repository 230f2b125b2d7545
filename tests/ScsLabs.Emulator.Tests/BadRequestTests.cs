using System.Net;
using System.Text;
using CsCheck;

namespace ScsLabs.Emulator.Tests;

/// <summary>Bad input gets the service's own error, and changes nothing.</summary>
public sealed class BadRequestTests : IAsyncLifetime
{
    private AwsEmulator emulator = null!;
    private Client client = null!;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        client = new(emulator);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("{", "SerializationException")]
    [InlineData("[]", "SerializationException")]
    [InlineData("nonsense", "SerializationException")]
    [InlineData("""{"Name":5,"Value":"v","Type":"String"}""", "SerializationException")]
    [InlineData("""{"Name":"/a","Value":["v"],"Type":"String"}""", "SerializationException")]
    [InlineData("""{"Name":"/a","Value":"v","Overwrite":"yes"}""", "SerializationException")]
    [InlineData("""{}""", "ValidationException")]
    [InlineData("""{"Name":"","Value":"v","Type":"String"}""", "ValidationException")]
    [InlineData("""{"Name":"/a","Value":"v","Type":"Text"}""", "ValidationException")]
    [InlineData("""{"Name":null,"Value":"v","Type":"String"}""", "ValidationException")]
    [InlineData("""{"Name":"/a","Value":"v","Type":"String","NoSuchMember":1}""", "NotImplemented")]
    public async Task A_JSON_service_answers_a_bad_body_in_its_own_words(string body, string code)
    {
        var before = emulator.Store.Current;

        var answer = await client.JsonAsync("AmazonSSM.PutParameter", body);

        answer.Code.ShouldBe(code);
        answer.Status.ShouldBe(code == "NotImplemented" ? HttpStatusCode.NotImplemented : HttpStatusCode.BadRequest);
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task All_bad_values_are_told_at_once()
    {
        var answer = await client.JsonAsync("AmazonSSM.PutParameter", """{"Name":"","Type":"Text"}""");

        answer.Json.GetProperty("message").GetString().ShouldBe(
            "3 validation errors detected: Value 'Text' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [String, StringList, SecureString]; "
            + "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + "Value null at 'value' failed to satisfy constraint: Member must not be null");
    }

    [Theory]
    [InlineData("TrentService.CreateKey", """{"KeySpec":"ML_DSA_44"}""", "the value ML_DSA_44 of keySpec of kms:CreateKey")]
    [InlineData("TrentService.CreateKey", """{"KeyUsage":"KEY_AGREEMENT","KeySpec":"ECC_NIST_P256"}""", "the value KEY_AGREEMENT of keyUsage of kms:CreateKey")]
    [InlineData("TrentService.CreateKey", """{"CustomerMasterKeySpec":"SM2"}""", "the value SM2 of customerMasterKeySpec of kms:CreateKey")]
    [InlineData("TrentService.CreateKey", """{"Origin":"EXTERNAL"}""", "the value EXTERNAL of origin of kms:CreateKey")]
    [InlineData("TrentService.CreateGrant", """{"KeyId":"alias/a","GranteePrincipal":"arn:aws:iam::111111111111:root","Operations":["Decrypt","DeriveSharedSecret"]}""", "the value DeriveSharedSecret of operations.2.member of kms:CreateGrant")]
    [InlineData("TrentService.Encrypt", """{"KeyId":"alias/a","Plaintext":"YQ==","EncryptionAlgorithm":"SM2PKE"}""", "the value SM2PKE of encryptionAlgorithm of kms:Encrypt")]
    [InlineData("TrentService.Sign", """{"KeyId":"alias/a","Message":"YQ==","SigningAlgorithm":"ED25519_SHA_512"}""", "the value ED25519_SHA_512 of signingAlgorithm of kms:Sign")]
    [InlineData("TrentService.Verify", """{"KeyId":"alias/a","Message":"YQ==","Signature":"YQ==","SigningAlgorithm":"ECDSA_SHA_256","MessageType":"EXTERNAL_MU"}""", "the value EXTERNAL_MU of messageType of kms:Verify")]
    [InlineData("AmazonSSM.AddTagsToResource", """{"ResourceType":"MaintenanceWindow","ResourceId":"d","Tags":[{"Key":"a","Value":"b"}]}""", "the value MaintenanceWindow of resourceType of ssm:AddTagsToResource")]
    [InlineData("AmazonSSM.PutParameter", """{"Name":"/ami","Value":"ami-1","Type":"String","DataType":"aws:ssm:integration"}""", "parameters of the data type aws:ssm:integration")]
    [InlineData("AmazonSSM.GetParameter", """{"Name":"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended"}""", "the public parameter /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended")]
    [InlineData("AmazonSSM.GetParameter", """{"Name":"arn:aws:ssm:us-east-1::parameter/aws/service/global-infrastructure/regions"}""", "the public parameter /aws/service/global-infrastructure/regions")]
    [InlineData("AmazonSSM.GetParameter", """{"Name":"/aws/reference/secretsmanager/app","WithDecryption":true}""", "the public parameter /aws/reference/secretsmanager/app")]
    [InlineData("AmazonSSM.GetParameters", """{"Names":["/mine","/aws/service/x"]}""", "the public parameter /aws/service/x")]
    [InlineData("AmazonSSM.GetParametersByPath", """{"Path":"/aws/service/eks"}""", "the public parameter /aws/service/eks")]
    [InlineData("AmazonSSM.GetParametersByPath", """{"Path":"/aws/service/","Recursive":true}""", "the public parameter /aws/service")]
    public async Task What_AWS_has_and_the_emulator_has_not_says_so(string target, string body, string what)
    {
        var before = emulator.Store.Current;

        var answer = await client.JsonAsync(target, body);

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented, answer.Body);
        answer.Code.ShouldBe("NotImplemented");
        answer.Json.GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith($"ScsLabs does not emulate {what}");
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Theory]
    [InlineData("Action=ListQueues&Version=2012-11-05")]
    [InlineData("Action=ListQueues")]
    public async Task The_protocol_that_a_service_had_before_is_not_emulated(string form)
    {
        var answer = await client.QueryAsync("sqs", form);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotImplemented, "com.amazonaws.sqs#NotImplemented"));
    }

    [Theory]
    [InlineData("TrentService.CreateKey", """{"KeySpec":"RSA_1"}""", "ValidationException", "1 validation error detected: Value 'RSA_1' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: [SYMMETRIC_DEFAULT, RSA_2048, ")]
    [InlineData("TrentService.CreateKey", """{"KeySpec":"RSA_2048","Origin":"X"}""", "ValidationException", "1 validation error detected: Value 'X' at 'origin' failed")]
    [InlineData("AmazonSSM.PutParameter", """{"Name":"/a","Value":"v","Type":"String","DataType":"foo"}""", "ValidationException", "The following data type is not supported: foo (Data type names are all lowercase.)")]
    [InlineData("AmazonSSM.PutParameter", """{"Name":"/aws/service/x","Value":"v","Type":"String"}""", "AccessDeniedException", "No access to reserved parameter name: /aws/service/x.")]
    [InlineData("AmazonSSM.GetParameter", """{"Name":"/aws/services"}""", "ParameterNotFound", "")]
    public async Task What_nobody_has_is_invalid_or_absent(string target, string body, string code, string message)
    {
        var answer = await client.JsonAsync(target, body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Body);
        answer.Code.ShouldBe(code);
        (answer.Json.TryGetProperty("message", out var text) ? text.GetString()! : "").ShouldStartWith(message);
    }

    [Fact]
    public async Task Of_very_many_bad_values_a_hundred_are_told()
    {
        var tags = string.Join(',', Enumerable.Repeat("{}", 10_000));

        var answer = await client.JsonAsync("AmazonSSM.PutParameter", $$"""{"Name":"/a","Value":"v","Tags":[{{tags}}]}""");

        var message = answer.Json.GetProperty("message").GetString()!;
        message.ShouldMatch("^[0-9]{5} validation errors detected: ");
        message.Split("; ").Length.ShouldBe(100);
    }

    [Fact]
    public async Task A_service_that_is_not_emulated_is_named_in_words_that_its_clients_read()
    {
        (await client.JsonAsync("DynamoDB_20120810.ListTables", "{}", service: "dynamodb")).ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe("NotImplemented"),
            answer => answer.Json.GetProperty("message").GetString().ShouldBe("ScsLabs does not emulate the service dynamodb."));
        var query = await client.QueryAsync("elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2015-12-01");
        (query.Code, query.Status).ShouldBe(("NotImplemented", HttpStatusCode.NotImplemented));

        emulator.Journal.Recent.Select(call => (call.Service, call.Operation)).ShouldBe([("dynamodb", "ListTables"), ("elasticloadbalancing", "DescribeLoadBalancers")]);
        using var rest = new HttpRequestMessage(HttpMethod.Get, "/2013-04-01/hostedzone");
        rest.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/route53/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        rest.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        (await client.SendAsync(rest)).Status.ShouldBe(HttpStatusCode.NotImplemented);
        emulator.Journal.Recent[2].ToString().ShouldStartWith("A caller that was not authenticated sent a request to route53 in us-east-1.");
        emulator.Journal.Recent[0].ToString().ShouldStartWith("A caller that was not authenticated called dynamodb ListTables in us-east-1.");
    }

    [Theory]
    [InlineData("AmazonSSM.NoSuchThing", "UnknownOperationException", 400)]
    [InlineData("NoSuchService.GetParameter", "UnknownOperationException", 400)]
    [InlineData("AmazonSSM", "UnknownOperationException", 400)]
    [InlineData("", "UnknownOperationException", 400)]
    [InlineData("AmazonSSM.StartSession", "NotImplemented", 501)]
    public async Task A_target_that_is_not_there_is_told_from_one_that_is_not_emulated(string target, string code, int status)
    {
        var answer = await client.JsonAsync(target, "{}", service: "ssm");

        answer.Code.ShouldBe(code);
        ((int)answer.Status).ShouldBe(status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_JSON_service_takes_no_other_content_type(string contentType) =>
        (await client.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""", contentType)).Code.ShouldBe("UnknownOperationException");

    /// <summary>What isn't emulated may stand for a required member, as a launch template does for the image, so it isn't called missing.</summary>
    [Theory]
    [InlineData("ec2", "Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=1&LaunchTemplate.LaunchTemplateName=web", "the member LaunchTemplate of ec2:RunInstances")]
    [InlineData("ec2", "Action=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1&InstanceMarketOptions.MarketType=spot", "the member InstanceMarketOptions of ec2:RunInstances")]
    [InlineData("ec2", "Action=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1&Placement.GroupName=near", "the member placement.GroupName of ec2:RunInstances")]
    [InlineData("ec2", "Action=CreateLaunchTemplate&Version=2016-11-15", "ec2:CreateLaunchTemplate")]
    [InlineData("ec2", "Action=CreateFleet&Version=2016-11-15", "ec2:CreateFleet")]
    [InlineData("ec2", "Action=RequestSpotInstances&Version=2016-11-15", "ec2:RequestSpotInstances")]
    [InlineData("ec2", "Action=CreatePlacementGroup&Version=2016-11-15", "ec2:CreatePlacementGroup")]
    [InlineData("rds", "Action=CreateDBParameterGroup&Version=2014-10-31", "rds:CreateDBParameterGroup")]
    [InlineData("rds", "Action=CreateDBSnapshot&Version=2014-10-31", "rds:CreateDBSnapshot")]
    [InlineData("rds", "Action=CreateDBInstanceReadReplica&Version=2014-10-31", "rds:CreateDBInstanceReadReplica")]
    [InlineData("rds", "Action=CreateDBInstance&Version=2014-10-31&DBInstanceIdentifier=db&DBInstanceClass=db.t3.micro&Engine=mysql&ManageMasterUserPassword=true", "the member ManageMasterUserPassword of rds:CreateDBInstance")]
    public async Task What_instances_and_databases_will_have_later_says_so(string service, string form, string what)
    {
        var before = emulator.Store.Current;

        var answer = await client.QueryAsync(service, form);

        (answer.Code, answer.Status).ShouldBe(("NotImplemented", HttpStatusCode.NotImplemented), answer.Body);
        answer.Body.ShouldContain($"ScsLabs does not emulate {what}.");
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Theory]
    [InlineData("Action=NoSuchThing&Version=2010-05-08", "InvalidAction", 400)]
    [InlineData("Action=CreateUser&Version=1999-01-01", "InvalidAction", 400)]
    [InlineData("Version=2010-05-08", "MissingAction", 400)]
    [InlineData("", "MissingAction", 400)]
    [InlineData("Action=CreateVirtualMFADevice&Version=2010-05-08", "NotImplemented", 501)]
    [InlineData("Action=CreateUser&Version=2010-05-08", "ValidationError", 400)]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=", "ValidationError", 400)]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=a%20b", "ValidationError", 400)]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=bob&NoSuchMember=1", "NotImplemented", 501)]
    [InlineData("Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=x&MaxSessionDuration=long", "MalformedInput", 400)]
    public async Task A_query_service_answers_a_bad_form_in_its_own_words(string form, string code, int status)
    {
        var before = emulator.Store.Current;

        var answer = await client.QueryAsync("iam", form);

        answer.Code.ShouldBe(code);
        ((int)answer.Status).ShouldBe(status);
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_body_over_the_bound_is_refused_and_one_at_the_bound_is_read()
    {
        var bound = new EmulatorOptions().MaxBodyBytes;
        var fits = $$"""{"Name":"{{new string('x', bound - 11)}}"}""";
        fits.Length.ShouldBe(bound);

        (await client.JsonAsync("AmazonSSM.GetParameter", fits)).Code.ShouldBe("ValidationException");
        (await client.JsonAsync("AmazonSSM.GetParameter", fits + " ")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task No_request_brings_the_process_down()
    {
        var text = Gen.OneOf(Gen.String, Gen.Const("{\"Name\":"), Gen.Const("Action=CreateUser&Version=2010-05-08&UserName.member.99999999999=x&"), Gen.Const("%zz%"), Gen.Const("{}"));
        await Gen.Select(text, text, Gen.Bool).SampleAsync(
            async (first, second, json) =>
            {
                var answer = json ? await client.JsonAsync("AmazonSSM.PutParameter", first + second) : await client.QueryAsync("iam", first + second);
                ((int)answer.Status).ShouldBeOneOf(200, 400, 403, 501);
            },
            iter: 300,
            threads: 1);

        (await client.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""")).Code.ShouldBe("ParameterNotFound");
    }

    [Theory]
    [InlineData("CloudTrail_20131101.DescribeTrails", HttpStatusCode.OK)]
    [InlineData("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails", HttpStatusCode.OK)]
    [InlineData("com.amazonaws.cloudtrail.v20131101.AmazonSSM.DescribeParameters", HttpStatusCode.BadRequest)]
    public async Task A_target_may_have_the_namespace_that_some_SDKs_put_before_it(string target, HttpStatusCode status) =>
        (await client.JsonAsync(target, "{}", service: "cloudtrail")).Status.ShouldBe(status);

    [Fact]
    public async Task An_unsigned_request_is_told_so()
    {
        using var json = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1"), Headers = { { "X-Amz-Target", "AmazonSSM.GetParameter" } } };
        using var query = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("Action=CreateUser&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded") };

        (await client.SendAsync(json)).Code.ShouldBe("MissingAuthenticationTokenException");
        (await client.SendAsync(query)).Code.ShouldBe("MissingAuthenticationToken");
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 nonsense", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0", "IncompleteSignatureException")]
    [InlineData("Basic dXNlcjpwYXNz", "MissingAuthenticationTokenException")]
    [InlineData("Bearer x", "MissingAuthenticationTokenException")]
    public async Task A_broken_authorization_header_is_told_so(string header, string code)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        message.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSSM.GetParameter");
        message.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        message.Headers.TryAddWithoutValidation("Authorization", header);

        (await client.SendAsync(message)).Code.ShouldBe(code);
    }
}
