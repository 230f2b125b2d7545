using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;
using ScsLabs.Model.State;
using Instance = ScsLabs.Services.Ec2.Instance;

namespace ScsLabs.Harness.Tests;

/// <summary>The mutants that the metadata service of an instance gives.</summary>
public sealed class OpenedMetadataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("required", 1, "tokens made optional", "containers let to it")]
    [InlineData("required", 2, "tokens made optional")]
    [InlineData("optional", 2)]
    public async Task What_a_launch_keeps_closed_is_opened(string tokens, int hops, params string[] opened)
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        var (change, _) = await LaunchAsync(backend, tokens, hops);

        OpenedMetadata.Of([change]).Select(mutant => mutant.Name.Split(": ")[1]).ShouldBe(opened);
    }

    [Fact]
    public async Task Each_opens_one_thing_and_what_was_so_before_is_left()
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        var (change, instance) = await LaunchAsync(backend, "required", 1);
        var world = backend.Emulator.Store.Current;

        OpenedMetadata.Of([change]).Select(mutant =>
        {
            var draft = new Draft(world);
            mutant.Apply(draft);
            return draft.Find<Instance>(instance.Place, instance.Id)!.MetadataOptions;
        }).ShouldBe([instance.MetadataOptions with { RequiresTokens = false }, instance.MetadataOptions with { HopLimit = 2 }]);
        OpenedMetadata.Of([new Change<Instance>(instance, instance with { UserData = null })]).ShouldBeEmpty();
    }

    private static async Task<(Change Change, Instance Instance)> LaunchAsync(EmbeddedBackend backend, string tokens, int hops)
    {
        var aws = await backend.NewContextAsync(Token);
        var image = (await aws.A.Root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"] }, Token)).Images[0].ImageId;
        await aws.A.Root.Ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1, MetadataOptions = new() { HttpTokens = tokens, HttpPutResponseHopLimit = hops } }, Token);
        var instance = backend.Emulator.Store.Current.Everywhere<Instance>().Single();
        return (new Change<Instance>(null, instance), instance);
    }
}
