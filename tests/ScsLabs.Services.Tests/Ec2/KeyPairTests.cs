using System.Security.Cryptography;
using System.Text;
using Amazon.EC2.Model;
using ScsLabs.Services.Ec2;
using KeyType = Amazon.EC2.KeyType;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Key pairs: how they are made, imported and given to instances.</summary>
public sealed class KeyPairTests : InstanceWorld
{
    private const string RsaBlob = "AAAAB3NzaC1yc2EAAAADAQABAAABAQ";

    [Fact]
    public async Task A_created_RSA_key_is_given_once_and_its_fingerprint_is_that_of_the_private_key()
    {
        var pair = (await Ec2.CreateKeyPairAsync(new("deploy") { TagSpecifications = [new() { ResourceType = "key-pair", Tags = [new("Team", "blue")] }] }, Token)).KeyPair;

        using var rsa = RSA.Create();
        rsa.ImportFromPem(pair.KeyMaterial);
        pair.KeyMaterial.ShouldStartWith("-----BEGIN RSA PRIVATE KEY-----");
        Backend.Emulator.Journal.Recent.ShouldAllBe(call => call.Result == null || !call.Result.Contains("PRIVATE KEY"));
        (pair.KeyName, rsa.KeySize, pair.KeyFingerprint).ShouldBe(("deploy", 2048, Colons(SHA1.HashData(rsa.ExportPkcs8PrivateKey()))));
        var shown = (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["deploy"], IncludePublicKey = true }, Token)).KeyPairs.Single();
        (shown.KeyPairId, shown.KeyFingerprint, shown.KeyType, shown.Tags.Single().Value).ShouldBe((pair.KeyPairId, pair.KeyFingerprint, KeyType.Rsa, "blue"));
        shown.PublicKey.ShouldStartWith("ssh-rsa " + RsaBlob);
        shown.PublicKey.ShouldEndWith(" deploy");
        Encoding.ASCII.GetString(Convert.FromBase64String(shown.PublicKey.Split(' ')[1])).ShouldContain(Encoding.ASCII.GetString(rsa.ExportParameters(false).Modulus!));
    }

    /// <summary>Source: RFC 8032, 7.1; the file was read by OpenSSH's ssh-keygen.</summary>
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")]
    public void An_Ed25519_key_follows_from_its_private_key(string privateKey, string publicKey)
    {
        var key = NewKey.OfEd25519(Convert.FromHexString(privateKey), [1, 2, 3, 4]);

        Convert.ToHexStringLower(key.PublicKey.Blob.AsSpan()[^32..]).ShouldBe(publicKey);
        key.Fingerprint.ShouldBe(Convert.ToBase64String(SHA256.HashData(key.PublicKey.Blob.AsSpan())));
        var file = Convert.FromBase64String(string.Concat(key.Pem.Split('\n')[1..^1]));
        Convert.ToHexStringLower(file).ShouldContain(privateKey + publicKey);
        Encoding.ASCII.GetString(file).ShouldStartWith("openssh-key-v1\0");
    }

    [Fact]
    public async Task Every_created_pair_is_another()
    {
        var (one, other) = ((await Ec2.CreateKeyPairAsync(new("one") { KeyType = "ed25519" }, Token)).KeyPair, (await Ec2.CreateKeyPairAsync(new("other") { KeyType = "ed25519" }, Token)).KeyPair);

        one.KeyMaterial.ShouldStartWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        (one.KeyMaterial != other.KeyMaterial, one.KeyFingerprint != other.KeyFingerprint).ShouldBe((true, true));
        await RefusedAsync("NotImplemented", () => Ec2.CreateKeyPairAsync(new("putty") { KeyFormat = "ppk" }, Token));
    }

    [Fact]
    public async Task An_imported_key_is_taken_in_every_form_that_AWS_takes()
    {
        using var rsa = RSA.Create(2048);
        var der = rsa.ExportSubjectPublicKeyInfo();
        var line = SshPublicKey.OfRsa(rsa.ExportParameters(false)).ToString();
        var blob = line.Split(' ')[1];
        var file = $"---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"2048-bit RSA, \\\nof somebody\"\n{string.Join('\n', blob.Chunk(70).Select(part => new string(part)))}\n---- END SSH2 PUBLIC KEY ----\n";
        string[] forms = [line, line + " somebody@example.com\n", file, Convert.ToBase64String(der)];
        for (var number = 0; number < forms.Length; number++)
        {
            (await ImportAsync($"rsa-{number}", forms[number])).KeyFingerprint.ShouldBe(Colons(MD5.HashData(der)));
        }

        (await ImportAsync("ed25519", KeyPairSamples.PublicKey + " me")).KeyFingerprint.ShouldBe(Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(KeyPairSamples.PublicKey.Split(' ')[1]))));
        (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { Filters = [new("key-name", ["ed*"])], IncludePublicKey = true }, Token)).KeyPairs.Single().PublicKey.ShouldBe(KeyPairSamples.PublicKey + " ed25519");
    }

    [Theory]
    [InlineData("")]
    [InlineData("key")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5////////AAAA")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAQQ==")]
    [InlineData("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY=")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----")]
    public async Task What_is_no_public_key_is_not_imported(string material)
    {
        await RefusedAsync("InvalidKey.Format", () => ImportAsync("broken", material), "Key is not in valid OpenSSH public key format");
        (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest(), Token)).KeyPairs.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_is_one_pair_s_in_an_account_and_Region()
    {
        await ImportAsync("deploy");

        await RefusedAsync("InvalidKeyPair.Duplicate", () => ImportAsync("deploy"), "The keypair 'deploy' already exists.");
        await RefusedAsync("InvalidKeyPair.Duplicate", () => Ec2.CreateKeyPairAsync(new("deploy"), Token));
        await RefusedAsync("InvalidParameterValue", () => ImportAsync(new string('x', 256)));
        await RefusedAsync("InvalidParameterValue", () => ImportAsync("schlüssel"));
        await ImportAsync("Deploy");
        (await Aws.B.Root.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest(), Token)).KeyPairs.ShouldBeNull();
        (await Aws.A.Root.In("eu-west-1").Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest(), Token)).KeyPairs.ShouldBeNull();
    }

    [Fact]
    public async Task Pairs_are_found_and_deleted_by_name_and_by_id()
    {
        var (one, other) = ((await ImportAsync("one")).KeyPairId, (await ImportAsync("other")).KeyPairId);
        (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["one"], KeyPairIds = [other] }, Token)).KeyPairs.Select(pair => pair.KeyPairId).ShouldBe([one, other], ignoreOrder: true);
        await RefusedAsync("InvalidKeyPair.NotFound", () => Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["none"] }, Token), "The key pair 'none' does not exist");
        await RefusedAsync("InvalidKeyPair.NotFound", () => Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyPairIds = ["key-0123456789abcdef0"] }, Token));

        (await Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest("one"), Token)).KeyPairId.ShouldBe(one);
        (await Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyPairId = other }, Token)).Return.ShouldBe(true);
        (await Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest("one"), Token)).KeyPairId.ShouldBeNull();
        await RefusedAsync("MissingParameter", () => Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest(), Token));
        (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest(), Token)).KeyPairs.ShouldBeNull();
    }

    [Fact]
    public async Task Instances_keep_the_key_with_which_they_were_launched()
    {
        await ImportAsync("deploy", KeyPairSamples.PublicKey);
        var request = await OneAsync();
        request.KeyName = "none";
        await RefusedAsync("InvalidKeyPair.NotFound", () => LaunchAsync(request), "The key pair 'none' does not exist");
        request.KeyName = "deploy";
        var instance = await LaunchAsync(request);
        await Ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest("deploy"), Token);

        (await ShowAsync(instance.InstanceId)).KeyName.ShouldBe("deploy");
        (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("key-name", ["deploy"])] }, Token)).Reservations.Count.ShouldBe(1);
        (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("key-name", ["none"])] }, Token)).Reservations.ShouldBeNull();
    }

    [Fact]
    public async Task A_policy_can_say_which_keys_a_user_may_make_and_launch_with()
    {
        var user = await UserAsync(
            "deployer",
            Allow("ec2:CreateKeyPair", $"arn:aws:ec2:us-east-1:{Aws.A.Id}:key-pair/dev-*", """{"StringEquals":{"ec2:KeyPairType":"ed25519"}}"""),
            Allow("ec2:RunInstances"),
            """{"Effect":"Deny","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:key-pair/*","Condition":{"StringNotLike":{"ec2:KeyPairName":"dev-*"}}}""");
        await ImportAsync("prod");

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateKeyPairAsync(new("dev-1"), Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateKeyPairAsync(new("other") { KeyType = "ed25519" }, Token));
        await user.Ec2.CreateKeyPairAsync(new("dev-1") { KeyType = "ed25519" }, Token);
        var request = await OneAsync();
        request.KeyName = "prod";
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        request.KeyName = "dev-1";
        await user.Ec2.RunInstancesAsync(request, Token);
    }

    [Fact]
    public async Task A_tag_is_asked_for_on_the_pair_s_name()
    {
        var pair = (await ImportAsync("deploy")).KeyPairId;
        var user = await UserAsync("tagger", Allow("ec2:CreateTags", $"arn:aws:ec2:us-east-1:{Aws.A.Id}:key-pair/deploy"));
        await user.Ec2.CreateTagsAsync(new([pair], [new("Team", "blue")]), Token);
        (await Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { Filters = [new("tag:Team", ["blue"])] }, Token)).KeyPairs.Single().KeyName.ShouldBe("deploy");
        var other = (await ImportAsync("other")).KeyPairId;
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateTagsAsync(new([other], [new("Team", "blue")]), Token));
    }

    private Task<ImportKeyPairResponse> ImportAsync(string name, string material = KeyPairSamples.PublicKey) =>
        Ec2.ImportKeyPairAsync(new(name, Convert.ToBase64String(Encoding.UTF8.GetBytes(material))), Token);

    private static string Colons(byte[] digest) => string.Join(':', Convert.ToHexStringLower(digest).Chunk(2).Select(pair => new string(pair)));
}
