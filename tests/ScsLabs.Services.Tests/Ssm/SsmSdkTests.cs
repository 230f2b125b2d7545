using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Parameter Store through the AWS SDK.</summary>
public sealed class SsmSdkTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAmazonSimpleSystemsManagement Ssm => aws.A.Root.Ssm;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        aws = await backend.NewContextAsync(Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task A_secret_is_written_read_and_deleted()
    {
        var written = await Ssm.PutParameterAsync(new() { Name = "/app/secret", Value = "s", Type = ParameterType.SecureString, Tier = ParameterTier.IntelligentTiering }, Cancel);
        written.Tier.ShouldBe(ParameterTier.Standard);

        (await Ssm.GetParameterAsync(new() { Name = "/app/secret:1", WithDecryption = true }, Cancel)).Parameter.Value.ShouldBe("s");
        (await Ssm.GetParametersByPathAsync(new() { Path = "/app", WithDecryption = true }, Cancel)).Parameters.ShouldHaveSingleItem().Value.ShouldBe("s");
        (await Ssm.GetParametersAsync(new() { Names = ["/app/secret", "/none"] }, Cancel)).InvalidParameters.ShouldBe(["/none"]);
        (await Ssm.GetParameterHistoryAsync(new() { Name = "/app/secret" }, Cancel)).Parameters.ShouldHaveSingleItem().KeyId.ShouldBe("alias/aws/ssm");
        (await Ssm.DescribeParametersAsync(new() { ParameterFilters = [new() { Key = "Type", Values = ["SecureString"] }] }, Cancel)).Parameters.ShouldHaveSingleItem().ARN.ShouldEndWith(":parameter/app/secret");

        await Ssm.DeleteParameterAsync(new() { Name = "/app/secret" }, Cancel);
        await Should.ThrowAsync<ParameterNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "/app/secret" }, Cancel));
    }

    [Fact]
    public async Task Tags_and_labels_come_back()
    {
        await Ssm.PutParameterAsync(new() { Name = "/a", Value = "v", Type = ParameterType.String, Tags = [new() { Key = "Team", Value = "blue" }] }, Cancel);
        await Ssm.LabelParameterVersionAsync(new() { Name = "/a", Labels = ["live"] }, Cancel);

        (await Ssm.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/a" }, Cancel)).TagList.ShouldHaveSingleItem().Value.ShouldBe("blue");
        (await Ssm.GetParameterAsync(new() { Name = "/a:live" }, Cancel)).Parameter.Selector.ShouldBe(":live");
    }

    [Fact]
    public async Task What_is_not_emulated_is_refused()
    {
        var error = await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => Ssm.DescribeParametersAsync(new() { Filters = [new() { Key = ParametersFilterKey.Name, Values = ["a"] }] }, Cancel));

        error.ErrorCode.ShouldBe("NotImplemented");
    }

    [Fact]
    public async Task Errors_are_of_the_client_s_own_kinds()
    {
        await Ssm.PutParameterAsync(new() { Name = "/a", Value = "v", Type = ParameterType.String }, Cancel);

        await Should.ThrowAsync<ParameterAlreadyExistsException>(() => Ssm.PutParameterAsync(new() { Name = "/a", Value = "w" }, Cancel));
        await Should.ThrowAsync<ParameterVersionNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "/a:2" }, Cancel));
        await Should.ThrowAsync<InvalidKeyIdException>(() => Ssm.PutParameterAsync(new() { Name = "/b", Value = "w", Type = ParameterType.SecureString, KeyId = "alias/none" }, Cancel));
    }
}
