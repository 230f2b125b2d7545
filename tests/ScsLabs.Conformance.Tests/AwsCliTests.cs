using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through the <c>aws</c> CLI.</summary>
public sealed class AwsCliTests
{
    private const string Account = "111111111111";
    private const string ListParameters = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:DescribeParameters","Resource":"*"}]}""";

    [Fact]
    public async Task Stores_a_secret_and_reads_it_back()
    {
        await using var aws = await AwsCli.StartAsync();

        (await aws.DoAsync("ssm", "put-parameter", "--name", "/app/db/password", "--value", "s3cret", "--type", "SecureString")).GetProperty("Version").GetInt32().ShouldBe(1);

        (await aws.DoAsync("ssm", "get-parameter", "--name", "/app/db/password", "--with-decryption")).GetProperty("Parameter").GetProperty("Value").GetString().ShouldBe("s3cret");
        (await aws.DoAsync("ssm", "get-parameter", "--name", "/app/db/password")).GetProperty("Parameter").GetProperty("Value").GetString().ShouldNotBe("s3cret");
        (await aws.FailsAsync(Credentials.Root, "ssm", "get-parameter", "--name", "/app/none")).ShouldContain("An error occurred (ParameterNotFound) when calling the GetParameter operation");
    }

    [Fact]
    public async Task Manages_IAM_from_any_Region()
    {
        await using var aws = await AwsCli.StartAsync();
        aws.Region = "eu-central-1";
        var alice = await aws.UserAsync("alice", ListParameters);

        (await aws.DoAsync("iam", "list-users")).GetProperty("Users").GetArrayLength().ShouldBe(1);
        (await aws.FailsAsync(alice, "iam", "list-users")).ShouldContain("(AccessDenied)");
        (await aws.DoAsync("iam", "list-access-keys")).GetProperty("AccessKeyMetadata").GetArrayLength().ShouldBe(0);
        (await aws.DoAsync("iam", "list-access-keys", "--user-name", "alice")).GetProperty("AccessKeyMetadata").GetArrayLength().ShouldBe(1);
        aws.Region = "nowhere-1";
        (await aws.FailsAsync(Credentials.Root, "iam", "list-users")).ShouldContain("(SignatureDoesNotMatch)");
    }

    [Fact]
    public async Task Reaches_S3_Control_by_an_address()
    {
        await using var aws = await AwsCli.StartAsync();
        var alice = await aws.UserAsync("alice", ListParameters);
        aws.IsProxied = true; // The account stands in front of the endpoint's host, which no address has.

        await aws.DoAsync("s3control", "put-public-access-block", "--account-id", Account, "--public-access-block-configuration", "BlockPublicAcls=true");

        (await aws.DoAsync("s3control", "get-public-access-block", "--account-id", Account)).GetProperty("PublicAccessBlockConfiguration").GetProperty("BlockPublicAcls").GetBoolean().ShouldBeTrue();
        (await aws.FailsAsync(alice, "s3control", "get-public-access-block", "--account-id", Account)).ShouldContain("(AccessDenied)");
    }

    [Fact]
    public async Task Analyses_the_path_between_two_interfaces_and_says_what_stops_it()
    {
        await using var aws = await AwsCli.StartAsync();
        string Id(JsonElement answer, string what) => answer.GetProperty(what).GetProperty(what + "Id").GetString()!;
        var vpc = Id(await aws.DoAsync("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16"), "Vpc");
        var subnet = Id(await aws.DoAsync("ec2", "create-subnet", "--vpc-id", vpc, "--cidr-block", "10.0.1.0/24"), "Subnet");
        var group = (await aws.DoAsync("ec2", "create-security-group", "--vpc-id", vpc, "--group-name", "db", "--description", "database")).GetProperty("GroupId").GetString()!;
        var from = Id(await aws.DoAsync("ec2", "create-network-interface", "--subnet-id", subnet), "NetworkInterface");
        var to = Id(await aws.DoAsync("ec2", "create-network-interface", "--subnet-id", subnet, "--groups", group), "NetworkInterface");
        var path = Id(await aws.DoAsync("ec2", "create-network-insights-path", "--source", from, "--destination", to, "--protocol", "tcp", "--destination-port", "3306"), "NetworkInsightsPath");

        var closed = await AnalyseAsync();
        closed.GetProperty("NetworkPathFound").GetBoolean().ShouldBeFalse();
        var explanation = closed.GetProperty("Explanations")[0];
        (explanation.GetProperty("ExplanationCode").GetString(), explanation.GetProperty("Direction").GetString(), explanation.GetProperty("SecurityGroups")[0].GetProperty("Id").GetString()).ShouldBe(("SG_HAS_NO_RULES", "ingress", group));

        await aws.DoAsync("ec2", "authorize-security-group-ingress", "--group-id", group, "--protocol", "tcp", "--port", "3306", "--cidr", "10.0.1.0/24");
        var open = await AnalyseAsync();
        open.GetProperty("NetworkPathFound").GetBoolean().ShouldBeTrue();
        open.GetProperty("ForwardPathComponents").EnumerateArray().Select(component => component.GetProperty("Component").GetProperty("Id").GetString()).ShouldContain(group);

        async Task<JsonElement> AnalyseAsync()
        {
            var id = Id(await aws.DoAsync("ec2", "start-network-insights-analysis", "--network-insights-path-id", path), "NetworkInsightsAnalysis");
            return (await aws.DoAsync("ec2", "describe-network-insights-analyses", "--network-insights-analysis-ids", id)).GetProperty("NetworkInsightsAnalyses")[0];
        }
    }

    [Fact]
    public async Task Lets_a_user_do_what_its_policy_allows_and_no_more()
    {
        await using var aws = await AwsCli.StartAsync();
        var alice = await aws.UserAsync("alice", ListParameters);

        (await aws.DoAsync(alice, "sts", "get-caller-identity")).GetProperty("Arn").GetString().ShouldBe($"arn:aws:iam::{Account}:user/alice");
        (await aws.DoAsync(alice, "ssm", "describe-parameters")).GetProperty("Parameters").GetArrayLength().ShouldBe(0);

        var ssm = await aws.FailsAsync(alice, "ssm", "get-parameter", "--name", "/app/db/password");
        ssm.ShouldContain("An error occurred (AccessDeniedException) when calling the GetParameter operation");
        ssm.ShouldContain($"User: arn:aws:iam::{Account}:user/alice is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:{Account}:parameter/app/db/password because no identity-based policy allows the ssm:GetParameter action");
        var iam = await aws.FailsAsync(alice, "iam", "list-users");
        iam.ShouldContain("An error occurred (AccessDenied) when calling the ListUsers operation");
        iam.ShouldContain("because no identity-based policy allows the iam:ListUsers action");
    }

    [Fact]
    public async Task Hears_each_service_s_own_error_about_a_wrong_secret_and_an_unknown_key()
    {
        await using var aws = await AwsCli.StartAsync();
        var wrong = await aws.UserAsync("alice", ListParameters) with { Secret = "wrong" };
        var unknown = new Credentials("AKIAIOSFODNN7EXAMPLE", "wrong");
        string[] sts = ["sts", "get-caller-identity"], iam = ["iam", "list-users"], ssm = ["ssm", "describe-parameters"], kms = ["kms", "list-keys"];

        foreach (var call in new[] { sts, iam })
        {
            (await aws.FailsAsync(wrong, call)).ShouldContain("(SignatureDoesNotMatch)");
            (await aws.FailsAsync(unknown, call)).ShouldContain("(InvalidClientTokenId)");
        }

        foreach (var call in new[] { ssm, kms })
        {
            (await aws.FailsAsync(wrong, call)).ShouldContain("(InvalidSignatureException)");
            (await aws.FailsAsync(unknown, call)).ShouldContain("(UnrecognizedClientException)");
        }
    }

    [Fact]
    public async Task Assumes_a_role_and_has_its_permissions_only()
    {
        await using var aws = await AwsCli.StartAsync();
        var alice = await aws.UserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""");
        await aws.DoAsync("iam", "create-role", "--role-name", "app", "--assume-role-policy-document", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/alice"},"Action":"sts:AssumeRole"}]}""");
        await aws.DoAsync("iam", "put-role-policy", "--role-name", "app", "--policy-name", "own", "--policy-document", ListParameters);

        var given = (await aws.DoAsync(alice, "sts", "assume-role", "--role-arn", $"arn:aws:iam::{Account}:role/app", "--role-session-name", "test")).GetProperty("Credentials");
        var session = new Credentials(given.GetProperty("AccessKeyId").GetString()!, given.GetProperty("SecretAccessKey").GetString()!, given.GetProperty("SessionToken").GetString());

        (await aws.DoAsync(session, "sts", "get-caller-identity")).GetProperty("Arn").GetString().ShouldBe($"arn:aws:sts::{Account}:assumed-role/app/test");
        await aws.DoAsync(session, "ssm", "describe-parameters");
        (await aws.FailsAsync(session, "sts", "assume-role", "--role-arn", $"arn:aws:iam::{Account}:role/app", "--role-session-name", "test")).ShouldContain("(AccessDenied)");
        (await aws.FailsAsync(session with { SessionToken = null }, "ssm", "describe-parameters")).ShouldContain("(UnrecognizedClientException)");
    }

    [Fact]
    public async Task Gets_every_item_of_a_list_in_small_pages()
    {
        await using var aws = await AwsCli.StartAsync();
        var root = aws.Emulator.RootOf(Account);
        for (var i = 0; i < 7; i++)
        {
            await new IamClient(root).CreateUserAsync(new($"user{i}"));
            await new SsmClient(root).PutParameterAsync(new($"/app/{i}", "v", ParameterType.String));
            await new KmsClient(root).CreateKeyAsync(new());
        }

        Names(await aws.DoAsync("iam", "list-users", "--page-size", "2"), "Users", "UserName").ShouldBe([.. Enumerable.Range(0, 7).Select(i => $"user{i}")]);
        Names(await aws.DoAsync("ssm", "get-parameters-by-path", "--path", "/app", "--page-size", "3"), "Parameters", "Name").ShouldBe([.. Enumerable.Range(0, 7).Select(i => $"/app/{i}")], ignoreOrder: true);
        Names(await aws.DoAsync("kms", "list-keys", "--page-size", "2"), "Keys", "KeyId").Distinct().Count().ShouldBe(7);

        var first = await aws.DoAsync("iam", "list-users", "--max-items", "3", "--page-size", "2");
        var rest = await aws.DoAsync("iam", "list-users", "--starting-token", first.GetProperty("NextToken").GetString()!);
        Names(first, "Users", "UserName").Concat(Names(rest, "Users", "UserName")).ShouldBe([.. Enumerable.Range(0, 7).Select(i => $"user{i}")]);
    }

    [Fact]
    public async Task Decrypts_what_it_encrypted_in_the_same_context_only()
    {
        await using var aws = await AwsCli.StartAsync();
        var folder = Directory.CreateTempSubdirectory("scslabs-");
        try
        {
            var (plain, sealedFile) = (Path.Combine(folder.FullName, "plain"), Path.Combine(folder.FullName, "sealed"));
            await File.WriteAllTextAsync(plain, "s3cret", TestContext.Current.CancellationToken);
            var key = (await aws.DoAsync("kms", "create-key", "--no-multi-region")).GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;

            var encrypted = await aws.DoAsync("kms", "encrypt", "--key-id", key, "--plaintext", $"fileb://{plain}", "--encryption-context", "purpose=test");
            await File.WriteAllBytesAsync(sealedFile, encrypted.GetProperty("CiphertextBlob").GetBytesFromBase64(), TestContext.Current.CancellationToken);

            var decrypted = await aws.DoAsync("kms", "decrypt", "--ciphertext-blob", $"fileb://{sealedFile}", "--encryption-context", "purpose=test");
            Encoding.UTF8.GetString(decrypted.GetProperty("Plaintext").GetBytesFromBase64()).ShouldBe("s3cret");
            (await aws.FailsAsync(Credentials.Root, "kms", "decrypt", "--ciphertext-blob", $"fileb://{sealedFile}", "--encryption-context", "purpose=other")).ShouldContain("(InvalidCiphertextException)");
            (await aws.FailsAsync(Credentials.Root, "kms", "decrypt", "--ciphertext-blob", $"fileb://{sealedFile}")).ShouldContain("(InvalidCiphertextException)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Signs_what_the_public_key_verifies_and_nothing_else()
    {
        await using var aws = await AwsCli.StartAsync();
        var folder = Directory.CreateTempSubdirectory("scslabs-");
        try
        {
            var (message, other, signatureFile) = (Path.Combine(folder.FullName, "message"), Path.Combine(folder.FullName, "other"), Path.Combine(folder.FullName, "signature"));
            await File.WriteAllTextAsync(message, "the message", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(other, "another", TestContext.Current.CancellationToken);
            var key = (await aws.DoAsync("kms", "create-key", "--key-spec", "RSA_2048", "--key-usage", "SIGN_VERIFY")).GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
            string[] with = ["--key-id", key, "--signing-algorithm", "RSASSA_PSS_SHA_256"];

            var signature = (await aws.DoAsync(["kms", "sign", .. with, "--message", $"fileb://{message}"])).GetProperty("Signature").GetBytesFromBase64();
            await File.WriteAllBytesAsync(signatureFile, signature, TestContext.Current.CancellationToken);
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo((await aws.DoAsync("kms", "get-public-key", "--key-id", key)).GetProperty("PublicKey").GetBytesFromBase64(), out _);

            rsa.VerifyData("the message"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss).ShouldBeTrue();
            (await aws.DoAsync(["kms", "verify", .. with, "--message", $"fileb://{message}", "--signature", $"fileb://{signatureFile}"])).GetProperty("SignatureValid").GetBoolean().ShouldBeTrue();
            (await aws.FailsAsync(Credentials.Root, ["kms", "verify", .. with, "--message", $"fileb://{other}", "--signature", $"fileb://{signatureFile}"])).ShouldContain("(KMSInvalidSignatureException)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string?> Names(JsonElement page, string list, string name) => [.. page.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(name).GetString())];
}
